import type { HistoryPage } from '../../services/history.js';
import { usePage } from '../page.js';
import { Chart } from '../parts/Chart.js';
import { trendDay } from './rowWords.js';

const SERIES = [
  { name: 'successful', state: 'Successful' },
  { name: 'failed', state: 'Failed' },
  { name: 'canceled', state: 'Canceled' },
] as const;

/** How many ended how, by day. */
export function Outcomes({ trend }: { trend: HistoryPage['trend'] }) {
  const { words } = usePage();
  return (
    <Chart
      kind="stacked"
      title={words.history.trend}
      labelsName={words.history.day}
      labels={trend.map((day) => trendDay(day, words))}
      series={SERIES.map(({ name, state }) => ({
        name: words.run.states[state],
        values: trend.map((day) => day[name]),
      }))}
    />
  );
}
