import { Caption1, Text } from '@fluentui/react-components';
import type { ProfileView } from '../../services/results.js';
import { usePage } from '../page.js';
import { List, ListRow } from '../parts/List.js';
import { useNarrow } from '../parts/useNarrow.js';
import { Value } from '../parts/Value.js';
import type { Words } from '../words.js';
import { DataTable } from './DataTable.js';
import { Part } from './Part.js';

type States = Pick<ProfileView, 'consent'>;

/** What the company's addresses have said to each option, as it counts now. */
export function ConsentStates({ consent }: States) {
  const { words } = usePage();
  const { pages } = words;
  const Shape = useNarrow() ? Lines : Table;
  return (
    <Part title={pages.consent}>
      {consent.length === 0 ? <Text>{pages.noConsentData}</Text> : <Shape consent={consent} />}
    </Part>
  );
}

function Table({ consent }: States) {
  const { words } = usePage();
  const { pages } = words;
  return (
    <DataTable
      heads={[pages.consentOption, pages.consentStatus, pages.consentDate, pages.consentSource]}
      rows={consent.map((each) => [each.option, pages.consentStates[each.status], ...besides(each, words)])}
    />
  );
}

/** Four columns break words on a phone. */
function Lines({ consent }: States) {
  const { words } = usePage();
  return (
    <List>
      {consent.map((each) => (
        <ListRow key={each.option}>
          <Text>
            <Value of={each.option} />: {words.pages.consentStates[each.status]}
          </Text>
          <Caption1>
            <Value of={besides(each, words).filter(Boolean).join(' · ')} />
          </Caption1>
        </ListRow>
      ))}
    </List>
  );
}

/** When it was said and where; a state that nobody has said has neither. */
const besides = ({ at, source }: States['consent'][number], words: Words) => [
  at === undefined ? undefined : words.dateTime(at),
  source,
];
