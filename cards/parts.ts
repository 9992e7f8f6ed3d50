import type { CardElement } from './card.js';
import { safeText } from './safeText.js';

/** Our own words. Teams reads markdown in them, so data never goes here: it goes into `value`. */
export function text(words: string, style: { subtle?: boolean; bold?: boolean; small?: boolean } = {}): CardElement {
  return {
    type: 'TextBlock',
    text: words,
    wrap: true,
    ...(style.subtle && { isSubtle: true }),
    ...(style.bold && { weight: 'Bolder' }),
    ...(style.small && { size: 'Small' }),
  };
}

export function heading(words: string): CardElement {
  return { type: 'TextBlock', text: words, wrap: true, style: 'heading', size: 'Large', weight: 'Bolder' };
}

export function subheading(words: string): CardElement {
  return { type: 'TextBlock', text: words, wrap: true, style: 'heading', weight: 'Bolder', spacing: 'Medium' };
}

/** Somebody's data, or a sentence of ours with data in it, without markdown: a TextRun is shown as it is. */
export function value(
  data: string,
  style: { bold?: boolean; subtle?: boolean; small?: boolean; most?: number } = {},
): CardElement {
  const run = {
    type: 'TextRun',
    text: safeText(data, style.most) || '–',
    ...(style.bold && { weight: 'Bolder' }),
    ...(style.subtle && { isSubtle: true }),
    ...(style.small && { size: 'Small' }),
  };
  return { type: 'RichTextBlock', inlines: [run] };
}

const NOTES = {
  info: { style: 'accent', sign: 'ℹ️' },
  good: { style: 'good', sign: '✅' },
  warning: { style: 'warning', sign: '⚠️' },
  problem: { style: 'attention', sign: '⛔' },
} as const;

/** A line that stands out, by sign and words as well as by colour. The words may hold data: they are not read as markdown. */
export function note(kind: keyof typeof NOTES, words: string): CardElement {
  const { style, sign } = NOTES[kind];
  return { type: 'Container', style, items: [value(`${sign} ${words}`, { most: 600 })] };
}

/** Label and value, one below the other line; values may be data. */
export function facts(rows: readonly (readonly [label: string, data: string] | undefined)[]): CardElement {
  return {
    type: 'Container',
    items: rows.filter((row) => row !== undefined).map(([label, data]) => fact(label, data)),
  };
}

function fact(label: string, data: string): CardElement {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: '130px', items: [text(label, { bold: true })] },
      { type: 'Column', width: 'stretch', items: [value(data, { most: 400 })] },
    ],
  };
}

/** Headers are ours, cells may be data. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): CardElement {
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    columns: headers.map(() => ({ width: 1 })),
    rows: [
      { type: 'TableRow', cells: headers.map((words) => cell(text(words, { bold: true }))) },
      ...rows.map((cells) => ({ type: 'TableRow', cells: cells.map((data) => cell(value(data))) })),
    ],
  };
}

const cell = (item: CardElement) => ({ type: 'TableCell', items: [item] });

/** A progress bar where the client knows one; the words say the same everywhere. */
export function progress(share: number, words: string): CardElement {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const filled = Math.round(percent / 5);
  const fallback = text(`${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${percent} %`);
  return {
    type: 'Container',
    items: [{ type: 'ProgressBar', value: percent, max: 100, fallback }, text(words)],
  };
}

export interface ChartPoint {
  label: string;
  count: number;
}

/** A chart of Teams with the same figures as a table for clients that cannot draw it (and for who cannot see it). */
export function chart(
  kind: 'Chart.Donut' | 'Chart.HorizontalBar' | 'Chart.VerticalBar',
  words: { title: string; label: string; count: string },
  points: readonly ChartPoint[],
  number: (count: number) => string,
): CardElement {
  const data = points.map(({ label, count }) =>
    kind === 'Chart.Donut' ? { legend: safeText(label, 40), value: count } : { x: safeText(label, 40), y: count },
  );
  const rows = points.map(({ label, count }) => [label, number(count)]);
  return { type: kind, title: words.title, data, fallback: table([words.label, words.count], rows) };
}
