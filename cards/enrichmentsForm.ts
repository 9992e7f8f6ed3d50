import { z } from 'zod';
import type { EnrichmentSort, EnrichmentView } from '../services/enrichments.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { choiceInput, textInput } from './inputs.js';
import { listRow } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

const SORTS = ['updated', 'name', 'dataSet', 'status', 'enriched'] as const satisfies readonly EnrichmentSort[];

/** How the list is looked at. Foreign values count as the usual view: a list is shown in any case. */
export const ListInput = z.object({
  sort: z.enum(SORTS).catch('updated'),
  search: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).catch(1),
});
export type ListInput = z.infer<typeof ListInput>;

export interface EnrichmentsView extends ListInput {
  /** All that fit the search, sorted. */
  enrichments: readonly EnrichmentView[];
  /** What has just been done. */
  done?: 'activated' | 'deactivated';
  /** Only an administrator changes and runs; whoever else is spared buttons that would refuse. */
  readOnly?: boolean;
}

const PAGE = 5;

/** The ids that `activation` put on the card. */
export const drawnActive = (data: Readonly<Record<string, unknown>>): unknown[] =>
  Array.from({ length: PAGE }, (_, index) => data[`active${index}`]);

/** My enrichments: five rows a page, one choice list and one set of buttons for whatever is chosen. */
export function enrichmentsForm(view: EnrichmentsView, locale: Locale): AdaptiveCard {
  const { enrichments } = view;
  const pages = Math.max(1, Math.ceil(enrichments.length / PAGE));
  const page = Math.min(view.page, pages);
  const rows = enrichments.slice((page - 1) * PAGE, page * PAGE);
  const searchable = enrichments.length > 1 || view.search !== '';
  return card(locale, {
    fallbackText: locale.results.listSummary(enrichments.length),
    body: [
      heading(locale.results.myEnrichments),
      view.done && note('good', locale.results[view.done]),
      ...(searchable ? lookup(view, page, pages, locale) : []),
      ...rows.map((row) => enrichmentRow(row, locale)),
      rows.length > 0 ? choose(rows, locale) : text(view.search ? locale.results.noneFound : locale.results.none),
    ],
    actions: rows.length > 0 ? buttons(rows, view, locale) : nothing(view, locale),
  });
}

/** Nothing fits the search, or there is nothing yet. */
function nothing({ search, readOnly }: EnrichmentsView, locale: Locale): CardElement[] {
  if (search) return [];
  return readOnly
    ? [button('command', locale.general.open.help, { command: 'help' })]
    : [button('command', locale.results.enrichMyData, { command: 'setup' }, { style: 'positive' })];
}

function lookup(view: EnrichmentsView, page: number, pages: number, locale: Locale): CardElement[] {
  const words = locale.results;
  const numbers = Array.from({ length: pages }, (_, index) => String(index + 1));
  const inputs = [
    textInput({ id: 'search', label: words.search, placeholder: words.searchHint, value: view.search, maxLength: 100 }),
    choiceInput({
      id: 'sort',
      label: words.sort,
      value: view.sort,
      choices: SORTS.map((sort) => ({ title: words.sorts[sort], value: sort })),
    }),
    ...(pages > 1
      ? [
          choiceInput({
            id: 'page',
            label: words.page,
            value: String(page),
            choices: numbers.map((number) => ({ title: `${number} / ${pages}`, value: number })),
          }),
        ]
      : []),
  ];
  return [
    { type: 'ColumnSet', columns: inputs.map((input) => ({ type: 'Column', width: 'stretch', items: [input] })) },
    { type: 'ActionSet', actions: [button('showEnrichments', words.show)] },
  ];
}

function enrichmentRow(row: EnrichmentView, locale: Locale): CardElement {
  const words = locale.results;
  return listRow({
    title: row.name,
    details: [
      { data: dataSetName(row.dataSet, locale), most: 60 },
      words.enriched(locale.number(row.enriched)),
      row.updatedAt === undefined ? words.never : words.updated(locale.dateTime(row.updatedAt)),
    ],
    aside: row.active ? locale.run.states[row.status] : words.inactive,
  });
}

/** The Customer entity has a name in each language; a segment has its own. */
export const dataSetName = (dataSet: EnrichmentView['dataSet'], locale: Locale): string =>
  dataSet.kind === 'customer' ? locale.general.customer : dataSet.name;

const choose = (rows: readonly EnrichmentView[], locale: Locale): CardElement =>
  choiceInput({
    id: 'enrichment',
    label: locale.results.choose,
    required: locale.inputs.required,
    value: rows[0]?.id,
    choices: rows.map(({ id, name }) => ({ title: name, value: id })),
  });

function buttons(rows: readonly EnrichmentView[], { readOnly }: EnrichmentsView, locale: Locale): CardElement[] {
  const words = locale.results;
  if (readOnly) return [button('showEnrichment', words.view)];
  return [
    button('showEnrichment', words.view),
    button('editEnrichment', words.edit),
    button('planRun', words.run),
    activation(rows, locale),
    button('planRemoval', words.remove, {}, { style: 'destructive' }),
  ];
}

/**
 * The card says which ones it drew as active, so that the button means the opposite of what was seen: a second click
 * changes nothing.
 */
export function activation(rows: readonly EnrichmentView[], locale: Locale): CardElement {
  const active = rows.filter((row) => row.active).map(({ id }) => id);
  const { activate, deactivate, activateOrDeactivate } = locale.results;
  const title = active.length === rows.length ? deactivate : active.length === 0 ? activate : activateOrDeactivate;
  // One value each: a list of ids would grow past what a button may carry.
  return button('setActive', title, Object.fromEntries(active.map((id, index) => [`active${index}`, id])));
}
