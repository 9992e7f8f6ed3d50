import { Caption1, Card, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { EnrichmentOverview } from '../../services/results/overviewView.js';
import { usePage } from '../page.js';
import { signed } from './signed.js';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  card: { height: '100%' },
  name: { color: tokens.colorNeutralForeground2 },
  figure: { overflowWrap: 'anywhere' },
});

/** The newest run in four numbers, each beside that of the run before. */
export function Figures({ overview }: { overview: EnrichmentOverview }) {
  const { words } = usePage();
  const styles = useStyles();
  const said = words.pages.figures;
  const { run, buckets, matchRate, profiles, changed } = overview;
  const before = runBefore(overview);
  const change = (now: number, then: number | undefined) =>
    then === undefined ? undefined : sayChange(signed(now - then, words), said.change, said.same);
  const points =
    matchRate === undefined || before?.matchRate === undefined
      ? undefined
      : sayChange(signed((matchRate - before.matchRate) * 100, words, 1), said.points, said.same);
  return (
    <ul className={styles.figures} aria-label={said.title}>
      <Figure name={said.enriched} figure={words.number(buckets.enriched)}>
        {change(buckets.enriched, before?.enriched)}
      </Figure>
      <Figure name={said.matchRate} figure={matchRate === undefined ? words.pages.absent : words.percent(matchRate)}>
        {points}
      </Figure>
      <Figure name={said.profiles} figure={words.number(profiles)}>
        {change(profiles, before?.profiles)}
      </Figure>
      <Figure name={said.updated} figure={run ? words.dateTime(run.endedAt) : words.pages.absent}>
        {run &&
          [words.run.states[run.state], changed !== undefined && said.changed(changed)].filter(Boolean).join(' · ')}
      </Figure>
    </ul>
  );
}

function Figure({ name, figure, children }: { name: string; figure: string; children?: string | undefined }) {
  const styles = useStyles();
  return (
    <li>
      <Card appearance="outline" className={styles.card}>
        <Text className={styles.name}>{name}</Text>
        <Text size={500} weight="semibold" className={styles.figure}>
          {figure}
        </Text>
        {children && <Caption1>{children}</Caption1>}
      </Card>
    </li>
  );
}

const sayChange = (change: string | undefined, say: (signed: string) => string, same: string) =>
  change === undefined ? same : say(change);

function runBefore({ run, trend }: EnrichmentOverview) {
  const at = trend.findIndex(({ runId }) => runId === run?.id);
  return at > 0 ? trend[at - 1] : undefined;
}
