import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { HistoryRow } from '../../services/history.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';
import { Outcome } from './Outcome.js';
import { RowName } from './RowName.js';
import { countsOf, durationOf, starterOf } from './rowWords.js';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  cell: {
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  row: { ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  oneLine: { whiteSpace: 'nowrap' },
});

/** A row for each run and refresh. */
export function RunsTable({ rows }: { rows: readonly HistoryRow[] }) {
  const { words } = usePage();
  const styles = useStyles();
  const { runs } = words.pageViews;
  const { kind, outcome } = words.history;
  const heads = [runs.name, kind, outcome, runs.startedBy, runs.started, runs.duration, runs.counts];
  const oneLine = mergeClasses(styles.cell, styles.oneLine);
  return (
    <table className={styles.table} aria-label={runs.list}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={mergeClasses(styles.cell, styles.head)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={styles.row}>
            <th scope="row" className={styles.cell}>
              <RowName row={row} />
            </th>
            <td className={styles.cell}>{words.history.kinds[row.kind]}</td>
            <td className={styles.cell}>
              <Outcome state={row.state} />
            </td>
            <td className={styles.cell}>
              <Value of={starterOf(row, words)} />
            </td>
            <td className={oneLine}>{words.dateTime(row.startedAt)}</td>
            <td className={oneLine}>{durationOf(row, words)}</td>
            <td className={styles.cell}>{countsOf(row, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
