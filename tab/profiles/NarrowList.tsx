import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SortField, TableRow } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { safeText } from '../safeText.js';
import type { Words } from '../words.js';
import { ProfileLink } from './ProfileLink.js';
import { cellOf, outcomeOf } from './valueWords.js';
import type { RowsProps } from './WideTable.js';

const DETAILS: readonly SortField[] = ['industry', 'country', 'employeeRange'];
const MOST_IN_DETAIL = 60;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

/** Name, outcome and one line of details for each profile: a table cannot be read on a phone. */
export function NarrowList({ rows, enrichment }: RowsProps) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.customerId} className={styles.row}>
          <ProfileLink row={row} enrichment={enrichment} />
          <Text>{outcomeOf(row, words)}</Text>
          <Details row={row} words={words} />
        </li>
      ))}
    </ul>
  );
}

function Details({ row, words }: { row: TableRow; words: Words }) {
  const known = DETAILS.map((column) => cellOf(row, column, words)).filter((value) => value !== undefined);
  if (known.length === 0) return null;
  return (
    <Caption1>
      <bdi>{known.map((value) => safeText(value, MOST_IN_DETAIL)).join(' · ')}</bdi>
    </Caption1>
  );
}
