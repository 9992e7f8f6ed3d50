import { Text } from '@fluentui/react-components';
import type { ProfileView } from '../../services/results.js';
import { usePage } from '../page.js';
import { DataTable } from './DataTable.js';
import { Part } from './Part.js';

/** What the company's addresses have said to each option, as it counts now. */
export function ConsentStates({ consent }: Pick<ProfileView, 'consent'>) {
  const { words } = usePage();
  const { pages } = words;
  return (
    <Part title={pages.consent}>
      {consent.length === 0 ? (
        <Text>{pages.noConsentData}</Text>
      ) : (
        <DataTable
          heads={[pages.consentOption, pages.consentStatus, pages.consentDate, pages.consentSource]}
          rows={consent.map(({ option, status, at, source }) => [
            option,
            pages.consentStates[status],
            at === undefined ? undefined : words.dateTime(at),
            source,
          ])}
        />
      )}
    </Part>
  );
}
