import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    '@media (max-width: 480px)': { fontSize: tokens.fontSizeBase200 },
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  first: { width: '32%' },
  head: { fontWeight: tokens.fontWeightSemibold },
});

/** Values of one profile; long ones go on in the next line. The first column says what a row is about. */
export function DataTable({ heads, rows }: { heads: string[]; rows: (string | undefined)[][] }) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={mergeClasses(styles.cell, styles.head, at === 0 && styles.first)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns of a source may share a name.
          <tr key={at}>
            <th scope="row" className={styles.cell}>
              <Value of={name ?? ''} />
            </th>
            {values.map((value, column) => (
              <td key={heads[column + 1]} className={styles.cell}>
                <Value of={value ?? words.pages.absent} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
