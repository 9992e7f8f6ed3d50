import type { Buckets, RunView } from '../services/runs/view.js';
import { type CardElement, present } from './card.js';
import { line, sandboxLine, type TallyRow, tally } from './listParts.js';
import type { Locale } from './locale.js';
import { chart, heading, subheading, text, value } from './parts.js';
import { safeText } from './safeText.js';

/** What every card of a run begins with: what it is, of which enrichment, and whether anything real happens. */
export function runHeading(view: RunView, locale: Locale, title: string): CardElement[] {
  return present([
    heading(title),
    { ...value(view.enrichment.name, { bold: true, most: 80 }), spacing: 'None' },
    { ...line([{ data: locale.run.via(view.connection.name) }], { subtle: true, small: true }), spacing: 'None' },
    view.connection.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
  ]);
}

type Bucket = keyof Buckets;
const LOOKS = {
  enriched: { sign: '🟢', color: 'good' },
  noMatch: { sign: '🟡', color: 'warning' },
  skipped: { sign: '⚪', color: 'neutral' },
  withheld: { sign: '🔵', color: 'categoricalBlue' },
  unknown: { sign: '🔴', color: 'attention' },
  notSent: { sign: '⚫', color: 'categoricalPurple' },
} as const satisfies Record<Bucket, { sign: string; color: string }>;
const BUCKETS = Object.keys(LOOKS) as Bucket[];

export const profilesIn = (buckets: Buckets): number => BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0);

/** The buckets and their sum, which is the data set; what is empty is left out. */
export function bucketTally(buckets: Buckets, locale: Locale): CardElement {
  const all = profilesIn(buckets);
  const rows = filled(buckets).map<TallyRow>((bucket) => ({
    label: `${LOOKS[bucket].sign} ${locale.run.buckets[bucket]}`,
    value: `${locale.number(buckets[bucket])} (${locale.percent(buckets[bucket] / all)})`,
  }));
  return tally([...rows, { label: locale.run.inDataSet, value: locale.number(all), sum: true }]);
}

/** The same as a donut; where there are no charts, as bars with the same numbers. */
export function bucketChart(buckets: Buckets, locale: Locale): CardElement | undefined {
  const shown = filled(buckets);
  if (shown.length === 0) return undefined;
  const words = { title: locale.run.result, label: locale.run.bucket, count: locale.run.count };
  const points = shown.map((bucket) => ({ label: locale.run.buckets[bucket], count: buckets[bucket] }));
  const donut = chart('Chart.Donut', words, points, locale.number);
  const data = shown.map((bucket) => ({
    legend: locale.run.buckets[bucket],
    value: buckets[bucket],
    color: LOOKS[bucket].color,
  }));
  const all = profilesIn(buckets);
  const bars = shown.map((bucket) =>
    text(`${bar(buckets[bucket] / all)} ${locale.run.buckets[bucket]} ${locale.number(buckets[bucket])}`, {
      small: true,
    }),
  );
  return { ...donut, data, fallback: { type: 'Container', items: bars.map((item) => ({ ...item, spacing: 'None' })) } };
}

const filled = (buckets: Buckets): Bucket[] => BUCKETS.filter((bucket) => buckets[bucket] > 0);

export const bar = (share: number): string => {
  const full = Math.max(1, Math.round(share * 12));
  return '▰'.repeat(full) + '▱'.repeat(12 - full);
};

/** Against the run before, by bucket: "enriched +12 · no match −12". */
export function changeLine(view: RunView, locale: Locale): CardElement | undefined {
  const { previous } = view;
  if (!previous) return undefined;
  const changes = BUCKETS.flatMap((bucket) => {
    const change = view.buckets[bucket] - previous.buckets[bucket];
    return change === 0 ? [] : [`${locale.run.buckets[bucket].toLowerCase()} ${signed(change, locale)}`];
  });
  return line([locale.run.changes(locale.dateTime(previous.endedAt)), changes.join(' · ') || locale.run.unchanged]);
}

export const signed = (change: number, locale: Locale): string =>
  change === 0 ? '±0' : `${change > 0 ? '+' : '−'}${locale.number(Math.abs(change))}`;

/** How sure the matches are, the surest first. */
export function confidenceLine(view: RunView, locale: Locale): CardElement | undefined {
  if (view.confidence.length === 0) return undefined;
  const levels = view.confidence.map(({ level, count }) => `${levelName(level, locale)} ${locale.number(count)}`);
  return line([locale.run.confidence, { data: levels.join(' · ') }]);
}

/** The provider's word, in the reader's language where it is one of those that are documented. */
export const levelName = (level: string, locale: Locale): string => locale.run.levels[level] ?? safeText(level, 20);

/** Every field with the share of enriched profiles that have it, in one paragraph. */
export function coverageParagraph(view: RunView, locale: Locale): CardElement[] {
  const enriched = view.buckets.enriched;
  if (byCount(view).length === 0 || enriched === 0) return [];
  const fields = byCount(view).map(
    ({ field, count }) => `${fieldName(field, locale)} ${locale.percent(count / enriched)}`,
  );
  return [subheading(locale.run.coverage), line([fields.join(' · ')], { small: true })];
}

const CHARTED = 8;

/** The best covered fields as bars, with a table where there are no charts. */
export function coverageChart(view: RunView, locale: Locale): CardElement | undefined {
  const { coverageTitle, field: label, count } = locale.run;
  const points = byCount(view).slice(0, CHARTED);
  if (points.length === 0) return undefined;
  return chart(
    'Chart.HorizontalBar',
    { title: coverageTitle, label, count },
    points.map(({ field, count: covered }) => ({ label: fieldName(field, locale), count: covered })),
    locale.number,
  );
}

const byCount = (view: RunView) => view.coverage.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);

export function fieldName(field: string, locale: Locale): string {
  const names: Record<string, string> = locale.results.fields;
  return names[field] ?? field;
}
