import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProfileView } from '../../services/results.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';
import type { Words } from '../words.js';
import { idsOf, sourceOf } from './originWords.js';
import { Part } from './Part.js';
import { levelName, outcomeOf } from './valueWords.js';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(45%) 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, minWidth: 0 },
});

/** What has become of a profile: outcome, how sure the match is, when, by which run, and what was sent. */
export function Facts({ view }: { view: ProfileView }) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <Part title={words.pages.facts}>
      <dl className={styles.facts}>
        {factsOf(view, words).map(({ name, value }) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </Part>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.fact}>
        <Value of={value} />
      </dd>
    </>
  );
}

function factsOf(view: ProfileView, words: Words): { name: string; value: string }[] {
  const { results } = words;
  const { confidence, answeredAt, runId, sent } = view;
  const facts: [string, string | undefined][] = [
    [results.outcome, outcomeOf(view, words)],
    [results.match, confidence === undefined ? undefined : levelName(confidence, words)],
    [results.answered, answeredAt === undefined ? undefined : words.dateTime(answeredAt)],
    // The beginning of an id is enough to find it in the audit log, and can be read out.
    [results.byRun, runId?.slice(0, 8)],
    [results.sent, sent ? [sent.name, sent.website, sent.location].filter(Boolean).join(' · ') : results.notSent],
    [results.source, sourceOf(view, words)],
    [words.origins.previous, view.previous && idsOf(view.previous, words)],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
