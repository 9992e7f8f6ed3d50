import type { ImportDraft, SourceColumn } from '../services/dataSources.js';
import type { CardElement } from './card.js';
import type { Locale } from './locale.js';
import { subheading, text, value } from './parts.js';
import { safeText } from './safeText.js';

/** More lines would push the buttons out of sight. */
const SHOWN = 7;

/** The first rows, a column a line, so that they can be read on a phone: the columns that mean something first. */
export function previewRows(
  { columns, preview }: Pick<ImportDraft, 'columns' | 'preview'>,
  rank: (column: SourceColumn) => number,
  locale: Locale,
): CardElement[] {
  const words = locale.data.mapping;
  if (preview.length === 0) return [];
  const ranks = columns.map(rank);
  const order = columns.map((_, index) => index).sort((a, b) => ranks[a]! - ranks[b]!);
  const shown = order.slice(0, SHOWN);
  const left = columns.length - shown.length;
  return [
    subheading(words.preview(preview.length)),
    { type: 'Container', items: shown.map((index) => row(columns[index]?.name ?? '', cells(preview, index))) },
    ...(left > 0 ? [text(words.previewMore(left), { subtle: true, small: true })] : []),
  ];
}

/** Both sides are data: the names of columns, too. */
const row = (name: string, values: string): CardElement => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: [
    { type: 'Column', width: '130px', items: [value(name, { bold: true, most: 30 })] },
    { type: 'Column', width: 'stretch', items: [value(values)] },
  ],
});

const cells = (preview: ImportDraft['preview'], index: number): string =>
  preview.map((row) => safeText(row[index] ?? '', 40) || '–').join('  ·  ');
