import type { HistoryPage, HistoryRow } from '../../services/history.js';
import type { Words } from '../words.js';

/** What a row is called: a refresh of everything has no name of its own. */
export const nameOf = ({ name }: HistoryRow, { history }: Words): string => name || history.everything;

export const starterOf = ({ startedBy }: HistoryRow, { pageViews }: Words): string =>
  startedBy.by === 'person' ? startedBy.name : pageViews.runs.schedule;

/** How long it took; of what goes on that it does. */
export const durationOf = ({ startedAt, endedAt }: HistoryRow, words: Words): string =>
  endedAt === undefined ? words.pageViews.runs.goesOn : words.duration(endedAt - startedAt);

/** Records and profiles of a run, steps of a refresh. */
export function countsOf({ counts }: HistoryRow, { history }: Words): string {
  if ('sent' in counts) return history.counts(counts.sent, counts.enriched);
  const { steps, failed, skipped } = counts;
  return [
    history.steps(steps),
    ...(failed > 0 ? [history.stepsFailed(failed)] : []),
    ...(skipped > 0 ? [history.stepsSkipped(skipped)] : []),
  ].join(', ');
}

/** 2026-11-22 is a day of the reader's zone already. */
export const trendDay = ({ day }: HistoryPage['trend'][number], { language }: Words): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
