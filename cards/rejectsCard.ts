import type { ImportSummary, Reject } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, table, text, value } from './parts.js';
import { safeText } from './safeText.js';

export interface RejectsView {
  import: Pick<ImportSummary, 'id' | 'kind' | 'source'>;
  rows: readonly Reject[];
  total: number;
  next?: number;
  /** True after the first page. */
  later: boolean;
}

/** Which rows were not accepted and why: row, column and reason, never what stands in them. */
export function rejectsCard(view: RejectsView, locale: Locale): AdaptiveCard {
  const { rejects: words, import: imports } = locale.data;
  const rows = view.rows.map(({ row, column, reason }) => [
    locale.number(row),
    column === undefined ? '–' : safeText(column, 24),
    imports.reasons[reason],
  ]);
  const { id, kind, source } = view.import;
  return card(locale, {
    fallbackText: `${words.title}: ${locale.number(view.total)}`,
    body: [
      heading(words.title),
      { ...value(source.name, { bold: true, most: 80 }), spacing: 'None' },
      text(view.total === 0 ? words.none : words.intro(rows.length, view.total)),
      rows.length > 0 ? table([words.row, words.column, words.reason], rows) : undefined,
      rows.length > 0 ? text(kind === 'consent' ? words.howConsent : words.how, { subtle: true }) : undefined,
    ],
    actions: [
      view.later ? button('showRejects', words.first, { import: id }) : undefined,
      view.next === undefined
        ? undefined
        : button('showRejects', locale.general.nextPage, { import: id, after: view.next }),
      view.total > 0 ? button('downloadRejects', locale.consentImport.rejectsFile.button, { import: id }) : undefined,
      button('command', imports.sources, { command: 'data' }),
    ],
  });
}
