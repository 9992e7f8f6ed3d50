import type { TrendPoint } from '../../services/results/overviewView.js';
import { usePage } from '../page.js';
import { Chart } from '../parts/Chart.js';
import { dayOf } from '../words.js';
import { Panel } from './Panel.js';

/** How many were enriched by each run, and which share of those that were answered. */
export function Trend({ points }: { points: readonly TrendPoint[] }) {
  const { words } = usePage();
  const { charts, figures } = words.pages;
  if (points.length === 0) return null;
  return (
    <Panel wide>
      <Chart
        kind="line"
        title={charts.trend}
        labelsName={charts.run}
        labels={points.map(({ endedAt }) => words.dateTime(endedAt))}
        shortLabels={points.map(({ endedAt }) => dayOf(endedAt, words))}
        series={[
          { name: figures.enriched, values: points.map(({ enriched }) => enriched) },
          {
            name: figures.matchRate,
            values: points.map(({ matchRate }) => matchRate),
            format: words.percent,
            right: true,
          },
        ]}
      />
    </Panel>
  );
}
