import type { ImportDraft } from '../services/dataSources.js';
import type { CardElement } from './card.js';
import type { Locale } from './locale.js';
import { facts } from './parts.js';
import { safeText } from './safeText.js';

/** The file that a form is about. */
export function fileFacts({ file, columns }: Pick<ImportDraft, 'file' | 'columns'>, locale: Locale): CardElement {
  const words = locale.data.mapping;
  const separator = file.separator && (words.separators[file.separator] ?? file.separator);
  const how = file.encoding ? ` · ${words.encoding(file.encoding, separator)}` : '';
  return facts([
    [words.file, `${safeText(file.name, 60)} · ${locale.bytes(file.bytes)} · ${file.format.toUpperCase()}${how}`],
    [words.columns, words.columnsText(columns.length)],
  ]);
}
