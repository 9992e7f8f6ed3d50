import type { HistoryRow } from '../../../services/history.js';
import { counter } from '../format.js';

const count = counter('en');
const number = (n: number) => n.toLocaleString('en-GB');

const kinds: Record<HistoryRow['kind'], string> = { run: 'Enrichment run', refresh: 'Refresh' };

/** Runs and refreshes of before. */
export const history = {
  title: 'History',
  summary: (n: number) => `History: ${count(n, 'run or refresh', 'runs and refreshes')}.`,
  none: 'Nothing has run yet. Start with “refresh” or “run”.',
  noneFound: 'Nothing fits the filter.',
  total: (n: number) => `${count(n, 'run or refresh', 'runs and refreshes')}, newest first.`,
  kinds,
  everything: 'Everything',
  by: (name: string) => `by ${name}`,
  bySchedule: 'by its schedule',
  counts: (sent: number, enriched: number) => `${count(sent, 'record', 'records')} sent, ${number(enriched)} enriched`,
  steps: (n: number) => count(n, 'step', 'steps'),
  stepsFailed: (failed: number) => `${number(failed)} failed`,
  stepsSkipped: (skipped: number) => `${number(skipped)} skipped`,

  kind: 'Kind',
  outcome: 'Outcome',
  all: 'All',
  show: 'Show',
  entry: 'Run or refresh',
  open: 'Open',
  earlier: 'Earlier',
  later: 'Later',
  download: 'Download CSV',

  trend: 'Outcomes by day',
  day: 'Day',
  sums: (days: number, successful: number, failed: number, canceled: number) =>
    `On the last ${count(days, 'day', 'days')} with something in ${days === 1 ? 'it' : 'them'}: ${number(successful)} Successful, ${number(failed)} Failed, ${number(canceled)} Canceled.`,

  file: {
    title: 'The history as a file',
    summary: 'The history can be downloaded for 15 minutes.',
    what: 'All rows of the filter, with times in UTC. It holds names of who started what, and no profile values.',
  },
};
