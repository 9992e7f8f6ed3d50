import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ProfileView } from '../../services/results.js';
import { usePage } from '../page.js';
import { useNarrow } from '../parts/useNarrow.js';
import { Value } from '../parts/Value.js';
import type { Words } from '../words.js';
import { DataTable } from './DataTable.js';
import { Part } from './Part.js';

type States = Pick<ProfileView, 'consent'>;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

/** What the company's addresses have said to each option, as it counts now. */
export function ConsentStates({ consent }: States) {
  const { words } = usePage();
  const { pages } = words;
  const Shape = useNarrow() ? List : Table;
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
function List({ consent }: States) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {consent.map((each) => (
        <li key={each.option} className={styles.row}>
          <Text>
            <Value of={each.option} />: {words.pages.consentStates[each.status]}
          </Text>
          <Caption1>
            <Value of={besides(each, words).filter(Boolean).join(' · ')} />
          </Caption1>
        </li>
      ))}
    </ul>
  );
}

/** When it was said and where; a state that nobody has said has neither. */
const besides = ({ at, source }: States['consent'][number], words: Words) => [
  at === undefined ? undefined : words.dateTime(at),
  source,
];
