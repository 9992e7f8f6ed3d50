import { Caption1, Text } from '@fluentui/react-components';
import type { SortField, TableRow } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { List, ListRow } from '../parts/List.js';
import { safeText } from '../safeText.js';
import type { Words } from '../words.js';
import { ProfileLink } from './ProfileLink.js';
import { cellOf, outcomeOf } from './valueWords.js';
import type { RowsProps } from './WideTable.js';

const DETAILS: readonly SortField[] = ['industry', 'country', 'employeeRange'];
const MOST_IN_DETAIL = 60;

/** Name, outcome and one line of details for each profile: a table cannot be read on a phone. */
export function NarrowList({ rows, enrichment }: RowsProps) {
  const { words } = usePage();
  return (
    <List>
      {rows.map((row) => (
        <ListRow key={row.customerId}>
          <ProfileLink row={row} enrichment={enrichment} />
          <Text>{outcomeOf(row, words)}</Text>
          <Details row={row} words={words} />
        </ListRow>
      ))}
    </List>
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
