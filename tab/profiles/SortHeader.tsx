import { makeStyles, tokens } from '@fluentui/react-components';
import type { SortField } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { columnName } from './columns.js';
import type { Table } from './useTable.js';

const useStyles = makeStyles({
  button: {
    width: '100%',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'inherit',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A column's name; pressed, it sorts, and pressed once more the other way round. */
export function SortHeader({ column, className, table }: { column: SortField; className: string; table: Table }) {
  const { words } = usePage();
  const styles = useStyles();
  const { order, sort } = table;
  const sorted = order?.field === column;
  const descending = sorted && (order.descending ?? false);
  return (
    <th scope="col" className={className} {...(sorted && { 'aria-sort': descending ? 'descending' : 'ascending' })}>
      <button
        type="button"
        className={styles.button}
        onClick={() => sort({ field: column, ...(sorted && !descending && { descending: true }) })}
      >
        {columnName(column, words)}
        {sorted && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
}
