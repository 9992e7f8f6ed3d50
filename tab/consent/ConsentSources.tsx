import { Caption1, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ConsentSourceAge } from '../../services/consent.js';
import { usePage } from '../page.js';
import { List, ListRow } from '../parts/List.js';
import { useNarrow } from '../parts/useNarrow.js';
import { Value } from '../parts/Value.js';
import type { Words } from '../words.js';
import { ageOf } from './consentWords.js';

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle1, margin: `0 0 ${tokens.spacingVerticalS}` },
  table: { width: '100%', maxWidth: '900px', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  cell: {
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

interface SourcesProps {
  sources: readonly ConsentSourceAge[];
  now: number;
}

/** Where consent was read, and how long ago. */
export function ConsentSources(props: SourcesProps) {
  const { words } = usePage();
  const styles = useStyles();
  const narrow = useNarrow();
  const { sources: title } = words.pageViews.consent;
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {narrow ? <Lines {...props} /> : <Table {...props} />}
    </section>
  );
}

function Table({ sources, now }: SourcesProps) {
  const { words } = usePage();
  const styles = useStyles();
  const said = words.pageViews.consent;
  const number = mergeClasses(styles.cell, styles.number);
  const head = (name: string, className = styles.cell) => (
    <th scope="col" className={mergeClasses(className, styles.head)}>
      {name}
    </th>
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {head(said.source)}
          {head(said.rows, number)}
          {head(said.read)}
          {head(said.age)}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row" className={styles.cell}>
              <Value of={source.name} />
            </th>
            <td className={number}>{words.number(source.rows)}</td>
            <td className={styles.cell}>{readAt(source, words)}</td>
            <td className={styles.cell}>{ageOf(source, now, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ sources, now }: SourcesProps) {
  const { words } = usePage();
  const said = words.pageViews.consent;
  return (
    <List>
      {sources.map((source) => (
        <ListRow key={source.id}>
          <Value of={source.name} />
          <Caption1>
            {said.rows}: {words.number(source.rows)} · {said.read}: {readAt(source, words)}
          </Caption1>
          <Caption1>
            {said.age}: {ageOf(source, now, words)}
          </Caption1>
        </ListRow>
      ))}
    </List>
  );
}

/** A source that was never read has no time. */
const readAt = ({ readAt: at }: ConsentSourceAge, words: Words): string =>
  at === 0 ? words.pages.absent : words.dateTime(at);
