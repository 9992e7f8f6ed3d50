import { FILTERS, type Filter, type NewNotice, type Outcome } from './view.js';

type States = NewNotice['states'];
/** What was known before, by key. */
type Before = ReadonlyMap<string, { ok: boolean }>;

/** Each key once: of two the one that is not well. */
export const eachOnce = (states: States): States => [
  ...new Map([...states].sort((one, other) => Number(other.ok) - Number(one.ok)).map((one) => [one.key, one])).values(),
];

export function outcomeOf(states: States, before: Before): Outcome {
  if (states.length === 0) return 'attention';
  if (states.some(({ ok }) => !ok)) return 'bad';
  return states.some(({ key }) => before.get(key)?.ok === false) ? 'fixed' : 'good';
}

/** Whether something is other than it was: what has always been well, and is, is nothing new. */
export const isNews = ({ changed }: Pick<NewNotice, 'changed'>, outcome: Outcome, states: States, before: Before) =>
  changed || outcome !== 'good' || states.some(({ key }) => !before.has(key));

/** What a filter lets through. */
export const lets = (filter: Filter, { outcome, news }: { outcome: Outcome; news: boolean }): boolean =>
  filter === 'all' || (filter === 'failures' ? outcome !== 'good' : news);

export const filtersFor = (notice: { outcome: Outcome; news: boolean }): Filter[] =>
  FILTERS.filter((filter) => lets(filter, notice));
