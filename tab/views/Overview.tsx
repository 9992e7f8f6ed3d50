import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import type { EnrichmentOverview } from '../../services/results/overviewView.js';
import type { ProfilesQuery } from '../../services/results/tableView.js';
import { Breakdowns } from '../overview/Breakdowns.js';
import { Figures } from '../overview/Figures.js';
import { Trend } from '../overview/Trend.js';
import { useAsked, useEnrichment, usePage } from '../page.js';
import { Nothing } from '../parts/Nothing.js';
import { Trouble } from '../parts/Trouble.js';

const useStyles = makeStyles({
  overview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  charts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

/** What the newest run of one enrichment has found. */
export default function Overview() {
  const { client, words } = usePage();
  const id = useEnrichment() ?? '';
  const { answer, error, again } = useAsked(id, (signal) =>
    client.get<EnrichmentOverview>(`enrichments/${encodeURIComponent(id)}`, signal),
  );
  if (error) return <Trouble error={error} again={again} />;
  // While another enrichment is awaited its name stands above, so the figures of this one must not.
  if (!answer || answer.enrichment.id !== id) return <Spinner label={words.pages.loading} />;
  if (!answer.run && answer.profiles === 0) return <Nothing {...words.pages.neverRun} />;
  return <Found overview={answer} />;
}

function Found({ overview }: { overview: EnrichmentOverview }) {
  const { words, go, narrow } = usePage();
  const styles = useStyles();
  const choose = (query: ProfilesQuery) => {
    narrow(query);
    go({ view: 'profiles', enrichment: overview.enrichment.id });
  };
  return (
    <div className={styles.overview}>
      <Figures overview={overview} />
      <Text>{words.pages.charts.leads}</Text>
      <div className={styles.charts}>
        <Trend points={overview.trend} />
        <Breakdowns overview={overview} choose={choose} />
      </div>
    </div>
  );
}
