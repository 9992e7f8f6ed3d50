import { z } from 'zod';
import type { HistoryFilter, HistoryPage, HistoryRow } from '../services/history.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceInput } from './inputs.js';
import { listRow, type Piece } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, table, text } from './parts.js';
import { nodeStateName, signedState } from './refreshParts.js';
import { safeText } from './safeText.js';

const KINDS = ['run', 'refresh'] as const satisfies readonly HistoryRow['kind'][];
const OUTCOMES = ['Successful', 'Failed', 'Canceled'] as const;

/** How the history is looked at. Foreign values count as no filter: a list is shown in any case. */
export const HistoryInput = z.object({
  kind: z.enum(KINDS).optional().catch(undefined),
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  at: z.string().max(200).optional().catch(undefined),
});
export type HistoryInput = z.infer<typeof HistoryInput>;

/** A row that was chosen. */
export const EntryInput = z.object({ entry: z.string().regex(/^(run|refresh):[\w-]{1,100}$/) });

/** The filter of a look, as the service takes it. */
export const filterOf = ({ kind, outcome }: HistoryInput): HistoryFilter => ({
  ...(kind && { kind }),
  ...(outcome && { outcome }),
});

/** Runs and refreshes: five rows a page, one choice list and one set of buttons, and how it went by day. Names and counts only. */
export function historyCard(page: HistoryPage, input: HistoryInput, locale: Locale): AdaptiveCard {
  const words = locale.history;
  const { rows, total } = page;
  const filtered = input.kind !== undefined || input.outcome !== undefined;
  const nothing = filtered ? words.noneFound : words.none;
  return card(locale, {
    fallbackText: words.summary(total),
    body: [
      heading(words.title),
      ...(filtered || total > 0 ? filters(input, locale) : []),
      total === 0 ? text(nothing) : text(words.total(total), { subtle: true, small: true }),
      ...rows.map((row) => historyRow(row, locale)),
      rows.length > 0 ? choose(rows, locale) : undefined,
      ...trend(page, locale),
    ],
    actions: buttons(page, input, locale),
  });
}

function filters({ kind, outcome }: HistoryInput, locale: Locale): CardElement[] {
  const words = locale.history;
  const all = { title: words.all, value: 'all' };
  const inputs = [
    choiceInput({
      ...{ id: 'kind', label: words.kind, value: kind ?? 'all' },
      choices: [all, ...KINDS.map((each) => ({ title: words.kinds[each], value: each }))],
    }),
    choiceInput({
      ...{ id: 'outcome', label: words.outcome, value: outcome ?? 'all' },
      choices: [all, ...OUTCOMES.map((each) => ({ title: locale.run.states[each], value: each }))],
    }),
  ];
  return [
    { type: 'ColumnSet', columns: inputs.map((input) => ({ type: 'Column', width: 'stretch', items: [input] })) },
    { type: 'ActionSet', actions: [button('showHistory', words.show)] },
  ];
}

function historyRow(row: HistoryRow, locale: Locale): CardElement {
  const { startedBy, startedAt, endedAt, kind, state } = row;
  const words = locale.history;
  const who: Piece =
    startedBy.by === 'person' ? { data: words.by(safeText(startedBy.name, 40)), most: 60 } : words.bySchedule;
  const details: (Piece | undefined)[] = [
    words.kinds[kind],
    locale.dateTime(startedAt),
    who,
    endedAt === undefined ? undefined : locale.duration(endedAt - startedAt),
    countsOf(row, locale),
  ];
  return listRow({ title: nameOf(row, locale), details: present(details), aside: signedState(state, locale) });
}

const nameOf = ({ name }: HistoryRow, { history: words }: Locale): string => name || words.everything;

function countsOf({ counts }: HistoryRow, { history: words }: Locale): string {
  if ('sent' in counts) return words.counts(counts.sent, counts.enriched);
  const { steps, failed, skipped } = counts;
  return present([
    words.steps(steps),
    failed > 0 ? words.stepsFailed(failed) : undefined,
    skipped > 0 ? words.stepsSkipped(skipped) : undefined,
  ]).join(', ');
}

const choose = (rows: readonly HistoryRow[], locale: Locale): CardElement =>
  choiceInput({
    ...{ id: 'entry', label: locale.history.entry, value: rows[0] && entryKey(rows[0]) },
    choices: rows.map((row) => ({
      title: `${safeText(nameOf(row, locale), 40)} · ${locale.dateTime(row.startedAt)} · ${locale.run.states[row.state]}`,
      value: entryKey(row),
    })),
  });

const entryKey = ({ kind, id }: HistoryRow): string => `${kind}:${id}`;

/** At most six with Show: what is carried on is the filter that was drawn, not what has been chosen since. */
function buttons({ rows, total, next, previous }: HistoryPage, input: HistoryInput, locale: Locale) {
  const words = locale.history;
  const drawn = filterOf(input);
  const to = (title: string, at: string) => button('showHistory', title, { ...drawn, at }, { skipInputs: true });
  return [
    rows.length > 0 ? button('openHistory', words.open, {}, { style: 'positive' }) : undefined,
    next === undefined ? undefined : to(words.earlier, next),
    previous === undefined ? undefined : to(words.later, previous),
    total > 0 ? button('downloadHistory', words.download, { ...drawn }, { skipInputs: true }) : undefined,
    total === 0 ? button('command', locale.general.open.help, { command: 'help' }, { skipInputs: true }) : undefined,
  ];
}

const SERIES = [
  { name: 'successful', state: 'Successful', color: 'good' },
  { name: 'failed', state: 'Failed', color: 'attention' },
  { name: 'canceled', state: 'Canceled', color: 'neutral' },
] as const;

/** Bars for each day, with the same numbers in words and as a table. */
function trend({ trend: days }: HistoryPage, locale: Locale): CardElement[] {
  const words = locale.history;
  if (days.length === 0) return [];
  const sum = (name: (typeof SERIES)[number]['name']) => days.reduce((total, day) => total + day[name], 0);
  const sums = words.sums(days.length, sum('successful'), sum('failed'), sum('canceled'));
  return [text(sums, { subtle: true, small: true }), ...(days.length > 1 ? [trendChart(days, locale)] : [])];
}

function trendChart(days: HistoryPage['trend'], locale: Locale): CardElement {
  const words = locale.history;
  const labels = days.map(({ day }) => dayLabel(day, locale));
  return {
    type: 'Chart.VerticalBar.Grouped',
    title: words.trend,
    stacked: true,
    data: SERIES.map(({ name, state, color }) => ({
      ...{ legend: nodeStateName(state, locale), color },
      values: days.map((day, index) => ({ x: labels[index], y: day[name] })),
    })),
    fallback: table(
      [words.day, ...SERIES.map(({ state }) => nodeStateName(state, locale))],
      days.map((day, index) => [labels[index] ?? '', ...SERIES.map(({ name }) => locale.number(day[name]))]),
    ),
  };
}

/** 2026-11-22 is a day of the reader's zone already. */
const dayLabel = (day: string, { language }: Locale): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
