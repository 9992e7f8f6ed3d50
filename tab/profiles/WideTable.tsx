import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SortField, TableRow } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';
import { ALWAYS } from './columns.js';
import { ProfileLink } from './ProfileLink.js';
import { SortHeader } from './SortHeader.js';
import type { Table } from './useTable.js';
import { cellOf } from './valueWords.js';

const WIDTH = 150;
const WIDER: Partial<Record<SortField, number>> = { ownName: 260, bucket: 190, answeredAt: 190, description: 300 };
const widthOf = (column: SortField) => WIDER[column] ?? WIDTH;

const useStyles = makeStyles({
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  cell: {
    boxSizing: 'border-box',
    height: '40px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  row: { ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

const NUMBERS: readonly SortField[] = ['employees', 'revenue'];

export interface RowsProps {
  rows: readonly TableRow[];
  enrichment: string;
  columns: readonly SortField[];
  table: Table;
}

/** Rows and columns; wider than the page it scrolls in its place. */
export function WideTable({ rows, enrichment, columns, table }: RowsProps) {
  const { words } = usePage();
  const styles = useStyles();
  const cell = (column: SortField) => mergeClasses(styles.cell, NUMBERS.includes(column) && styles.number);
  return (
    <table className={styles.table} style={{ minWidth: columns.reduce((sum, column) => sum + widthOf(column), 0) }}>
      <colgroup>
        {columns.map((column) => (
          <col key={column} style={{ width: widthOf(column) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeader key={column} column={column} className={cell(column)} table={table} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.customerId} className={styles.row}>
            {columns.map((column) =>
              column === ALWAYS ? (
                <th key={column} scope="row" className={styles.cell}>
                  <ProfileLink row={row} enrichment={enrichment} oneLine />
                </th>
              ) : (
                <td key={column} className={cell(column)}>
                  <Value of={cellOf(row, column, words) ?? words.pages.absent} oneLine />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
