import { makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components';
import type { ConsentSourceAge } from '../../services/consent.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';
import { ageOf } from './consentWords.js';

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalS}` },
  table: { width: '100%', maxWidth: '900px', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  cell: {
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

/** Where consent was read, and how long ago. */
export function ConsentSources({ sources, now }: { sources: readonly ConsentSourceAge[]; now: number }) {
  const { words } = usePage();
  const styles = useStyles();
  const said = words.pageViews.consent;
  const head = mergeClasses(styles.cell, styles.head);
  const number = mergeClasses(styles.cell, styles.number);
  return (
    <section aria-label={said.sources}>
      <Title3 as="h3" block className={styles.title}>
        {said.sources}
      </Title3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {said.source}
            </th>
            <th scope="col" className={mergeClasses(number, styles.head)}>
              {said.rows}
            </th>
            <th scope="col" className={head}>
              {said.read}
            </th>
            <th scope="col" className={head}>
              {said.age}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <th scope="row" className={styles.cell}>
                <Value of={source.name} />
              </th>
              <td className={number}>{words.number(source.rows)}</td>
              <td className={styles.cell}>
                {source.readAt === 0 ? words.pages.absent : words.dateTime(source.readAt)}
              </td>
              <td className={styles.cell}>{ageOf(source, now, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
