import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { SortField } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { columnName, columnsOf } from './columns.js';
import type { Table } from './useTable.js';

const useStyles = makeStyles({
  // Otherwise as wide as the longest choice.
  choice: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** Where there are no column headers to press. */
export function SortChoice({ table: { order, sort } }: { table: Table }) {
  const { words } = usePage();
  const styles = useStyles();
  const { pages } = words;
  const chosen = order ? `${order.field} ${order.descending ? 'down' : 'up'}` : 'customerId up';
  return (
    <Field label={pages.sortBy} className={styles.choice}>
      <Select
        value={chosen}
        onChange={(_event, { value }) => {
          const [field, way] = value.split(' ');
          sort({ field: field as SortField, ...(way === 'down' && { descending: true }) });
        }}
      >
        {columnsOf(words).flatMap((column) => {
          const name = columnName(column, words);
          return [
            <option key={column} value={`${column} up`}>{`${name}, ${pages.ascending}`}</option>,
            <option key={`${column} down`} value={`${column} down`}>{`${name}, ${pages.descending}`}</option>,
          ];
        })}
      </Select>
    </Field>
  );
}
