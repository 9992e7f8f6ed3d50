import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePage } from '../page.js';
import type { ChartProps } from './chartProps.js';
import { written } from './chartWords.js';

const useStyles = makeStyles({
  region: { overflowX: 'auto', maxHeight: '420px', overflowY: 'auto' },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: tokens.fontSizeBase300,
    '@media (max-width: 480px)': { fontSize: tokens.fontSizeBase200 },
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    // Not `anywhere`: a column may not become narrower than its words because others are wide.
    overflowWrap: 'break-word',
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  link: { '@media (forced-colors: active)': { color: 'LinkText' } },
  // A number in two lines is two numbers.
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', overflowWrap: 'normal' },
});

/** The numbers of a chart as a table. */
export function NumbersTable(props: ChartProps) {
  const { title, labelsName, labels, series, onChoose } = props;
  const { words } = usePage();
  const styles = useStyles();
  const number = mergeClasses(styles.cell, styles.number);
  return (
    // A long table scrolls, also for who has no mouse.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className={styles.region} tabIndex={0} aria-label={`${words.pages.asTable}: ${title}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
              {labelsName}
            </th>
            {series.map(({ name }) => (
              <th scope="col" key={name} className={mergeClasses(number, styles.head)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat, and their place is what they are known by.
            <tr key={at}>
              <th scope="row" className={styles.cell}>
                {onChoose ? (
                  <Link as="button" className={styles.link} onClick={() => onChoose(at)}>
                    <bdi>{label}</bdi>
                  </Link>
                ) : (
                  <bdi>{label}</bdi>
                )}
              </th>
              {series.map((each) => (
                <td key={each.name} className={number}>
                  {written(props, each, at, words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
