import { z } from 'zod';
import type { EnrichedPage, EnrichedRow } from '../services/results.js';
import { button, type OnPage, openPage } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { choiceInput, textInput } from './inputs.js';
import { listRow, type Piece, sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, text, value } from './parts.js';
import { levelName } from './runParts.js';

const Key = z.coerce.number().int().optional().catch(undefined);

/** Where in the enriched data: the search is what stands in the input, never in a button. */
export const PageInput = z.object({
  enrichment: z.string().min(1).max(100),
  search: z.string().trim().max(255).optional().catch(undefined),
  after: Key,
  before: Key,
});
export type PageInput = z.infer<typeof PageInput>;

/** View enriched data: five profiles a page, by key. It shows names, so it stands in the 1:1 chat only. */
export function enrichedDataForm(page: EnrichedPage, locale: Locale, { pageUrl }: OnPage = {}): AdaptiveCard {
  const words = locale.results;
  const { enrichment, rows } = page;
  return card(locale, {
    fallbackText: words.dataSummary(page.total),
    body: [
      heading(words.title),
      { ...value(enrichment.name, { bold: true, most: 80 }), spacing: 'None' },
      { ...text(summary(page, locale), { subtle: true, small: true }), spacing: 'None' },
      enrichment.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
      page.total > 0 || page.search ? lookup(page, locale) : undefined,
      ...rows.map((row) => companyRow(row, locale)),
      rows.length > 0 ? choose(rows, locale) : text(page.search ? words.noHits : words.noRows),
    ],
    actions: [...buttons(page, pageUrl, locale), openPage(pageUrl, locale)],
  });
}

const summary = (page: EnrichedPage, locale: Locale): string =>
  [
    locale.results.total(page.total),
    page.updatedAt === undefined ? locale.results.never : locale.results.updated(locale.dateTime(page.updatedAt)),
  ].join(' · ');

function lookup(page: EnrichedPage, locale: Locale): CardElement {
  const { company, companyHint, find } = locale.results;
  return {
    type: 'ColumnSet',
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [textInput({ id: 'search', label: company, placeholder: companyHint, value: page.search })],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Bottom',
        items: [{ type: 'ActionSet', actions: [button('viewEnriched', find, { enrichment: page.enrichment.id })] }],
      },
    ],
  };
}

function companyRow(row: EnrichedRow, locale: Locale): CardElement {
  const pieces: (Piece | undefined)[] = [
    row.industry === undefined ? undefined : { data: row.industry, most: 50 },
    row.country === undefined ? undefined : { data: row.country, most: 40 },
    row.employees === undefined ? undefined : { data: locale.results.employees(row.employees), most: 40 },
  ];
  const details = pieces.filter((piece) => piece !== undefined);
  const match = row.confidence === undefined ? undefined : locale.results.confidence(levelName(row.confidence, locale));
  return listRow({
    title: row.name,
    details,
    aside: row.bucket === 'enriched' && match ? { data: match, most: 40 } : locale.run.buckets[row.bucket],
  });
}

const choose = (rows: readonly EnrichedRow[], locale: Locale): CardElement =>
  choiceInput({
    id: 'profile',
    label: locale.results.profile,
    value: String(rows[0]?.customerId),
    choices: rows.map(({ customerId, name }) => ({ title: name || '–', value: String(customerId) })),
  });

function buttons(page: EnrichedPage, pageUrl: string | undefined, locale: Locale): (CardElement | undefined)[] {
  const words = locale.results;
  const id = { enrichment: page.enrichment.id };
  // With Search and the page one more than there is room for: the first page leads to the overview.
  const full = pageUrl !== undefined && page.previous !== undefined && page.next !== undefined;
  return [
    page.rows.length > 0 ? button('viewProfile', words.viewProfile, id, { style: 'positive' }) : undefined,
    page.previous === undefined
      ? undefined
      : button('viewEnriched', locale.general.previousPage, { ...id, before: page.previous }),
    page.next === undefined ? undefined : button('viewEnriched', locale.general.nextPage, { ...id, after: page.next }),
    page.total > 0 ? button('exportEnriched', words.exportCsv, id, { skipInputs: true }) : undefined,
    full ? undefined : button('showEnrichment', words.overview, id, { skipInputs: true }),
  ];
}
