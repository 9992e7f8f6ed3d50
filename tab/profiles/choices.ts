import type { EnrichmentOverview, ValueCount } from '../../services/results/overviewView.js';
import type { FilterName } from '../../services/results/tableView.js';
import type { Bucket } from '../../services/results.js';
import { safeText } from '../safeText.js';
import type { Words } from '../words.js';
import { levelName } from './valueWords.js';

export interface Choice {
  value: string;
  text: string;
}

const MOST_IN_CHOICE = 60;

/** What a filter can be set to: values of the newest run with their numbers, no value at all, and whatever is chosen already. */
export function choicesOf(
  name: FilterName,
  overview: EnrichmentOverview | undefined,
  chosen: readonly string[],
  words: Words,
): Choice[] {
  const counts = overview ? countsOf(name, overview) : [];
  const valued = counts.filter(({ value, count }) => value !== '' && (count > 0 || chosen.includes(value)));
  const known = new Set(valued.map(({ value }) => value));
  const others = chosen.filter((value) => value !== '' && !known.has(value));
  return [
    ...valued.map(({ value, count }) => ({
      value,
      text: words.pages.counted(valueName(name, value, words), words.number(count)),
    })),
    ...others.map((value) => ({ value, text: valueName(name, value, words) })),
    // Its number is not known: the figures are of enriched profiles, and those that are not have no value either.
    ...(name === 'bucket' ? [] : [{ value: '', text: words.pages.noValue }]),
  ];
}

export function valueName(name: FilterName, value: string, words: Words): string {
  if (value === '') return words.pages.noValue;
  if (name === 'bucket') return words.run.buckets[value as Bucket] ?? value;
  return safeText(name === 'confidence' ? levelName(value, words) : value, MOST_IN_CHOICE);
}

function countsOf(name: FilterName, overview: EnrichmentOverview): readonly ValueCount[] {
  const { buckets, confidence, industries, countries, sizes } = overview;
  if (name === 'bucket') return Object.entries(buckets).map(([value, count]) => ({ value, count }));
  if (name === 'confidence') return confidence.map(({ level, count }) => ({ value: level, count }));
  return { industry: industries, country: countries, employeeRange: sizes }[name] ?? [];
}
