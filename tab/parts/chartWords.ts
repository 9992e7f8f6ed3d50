import type { Words } from '../words.js';
import type { ChartProps, Series } from './chartProps.js';

/** Nobody listens to a hundred numbers; the table has them all. */
const MOST_SAID = 12;

/** One number of a series as it is written in the table and said of the picture. */
export function written(
  chart: Pick<ChartProps, 'format'>,
  { values, format }: Series,
  at: number,
  words: Words,
): string {
  const value = values[at];
  if (value === undefined) return words.pages.absent;
  return (format ?? chart.format ?? words.number)(value);
}

/** What the picture shows, for who cannot see it: "Outcomes. Profiles: Enriched 7, No match 3." */
export function chartInWords(chart: ChartProps, words: Words): string {
  const { title, labels, series } = chart;
  // Of a line the end says most, of bars the beginning.
  const from = chart.kind === 'bar' ? 0 : Math.max(0, labels.length - MOST_SAID);
  const shown = labels.slice(from, from + MOST_SAID);
  const said = series.map(
    (each) =>
      `${each.name}: ${shown.map((label, at) => `${label} ${written(chart, each, from + at, words)}`).join(', ')}.`,
  );
  const more = labels.length - shown.length;
  return [`${title}.`, ...said, ...(more > 0 ? [words.pages.moreInTable(more)] : [])].join(' ');
}
