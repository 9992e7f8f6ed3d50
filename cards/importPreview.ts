import type { ImportDraft } from '../services/dataSources.js';
import type { CardElement } from './card.js';
import type { Locale } from './locale.js';
import { subheading, table, text } from './parts.js';
import { safeText } from './safeText.js';

/** More lines would push the buttons out of sight. */
const SHOWN = 7;

/** The first rows, one line a column, so that they can be read on a phone: the columns that mean something first. */
export function previewTable(view: ImportDraft, locale: Locale): CardElement[] {
  const words = locale.data.mapping;
  const { columns, preview } = view;
  if (preview.length === 0) return [];
  const order = columns.map((_, index) => index).sort((a, b) => rank(view, a) - rank(view, b));
  const shown = order.slice(0, SHOWN);
  const rows = shown.map((index) => [
    safeText(columns[index]?.name ?? '', 30),
    ...preview.map((row) => safeText(row[index] ?? '', 30)),
  ]);
  const left = columns.length - shown.length;
  return [
    subheading(words.preview),
    table(['', ...preview.map((_, index) => words.row(index + 1))], rows),
    ...(left > 0 ? [text(words.previewMore(left), { subtle: true, small: true })] : []),
  ];
}

function rank({ columns, key, emails, phones }: ImportDraft, index: number): number {
  const { name = '', guess } = columns[index] ?? {};
  if (name === key) return 0;
  if (guess === 'companyName') return 1;
  if (guess === 'website' || guess === 'location') return 2;
  return emails.includes(name) || phones.includes(name) ? 3 : 4;
}
