import { z } from 'zod';
import type { DataSourceView } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceInput } from './inputs.js';
import { listRow, type Piece } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

export interface SourcesView {
  sources: readonly DataSourceView[];
  /** From 0. */
  page: number;
  /** Contributors change data, viewers look at it. */
  mayChange: boolean;
  /** Profiles of the Customer entity, where these are not its sources' rows. */
  profiles?: number;
  /** What has just happened, or why it could not. */
  notice?: { kind: 'good' | 'info' | 'warning'; words: string };
}

/** Which source a button is about: the chosen one of the list. */
export const SourceInput = z.object({
  source: z.string('required').min(1, 'required').max(100, 'unknownChoice'),
  page: z.coerce.number().int().min(0).catch(0),
});

export const PageInput = z.object({ page: z.coerce.number().int().min(0).catch(0) });

const PAGE = 5;

/** Data sources: five rows a page, one choice list and one set of buttons. */
export function dataSourcesCard(view: SourcesView, locale: Locale): AdaptiveCard {
  const words = locale.data.sources;
  const { sources, notice } = view;
  const pages = Math.max(1, Math.ceil(sources.length / PAGE));
  const page = Math.min(view.page, pages - 1);
  const rows = sources.slice(page * PAGE, page * PAGE + PAGE);
  const several = sources.filter(({ kind }) => kind === 'profiles').length > 1;
  const lines = summary(view, locale);
  return card(locale, {
    fallbackText: `${words.title}. ${lines.join(' ')}`,
    body: [
      heading(words.title),
      notice && note(notice.kind, notice.words),
      ...lines.map((words) => text(words)),
      ...rows.map((source) => sourceRow(source, locale)),
      pages > 1 ? text(words.page(page + 1, pages), { subtle: true, small: true }) : undefined,
      rows.length > 0 && view.mayChange ? chooser(rows, locale) : undefined,
    ],
    actions: view.mayChange ? buttons(rows, { page, pages, several }, locale) : paging(page, pages, locale),
  });
}

/** Profiles first: without them there is nobody whom consent could be about. */
function summary({ sources, profiles: unified }: SourcesView, { data: { sources: words } }: Locale): string[] {
  const of = (kind: DataSourceView['kind']) => sources.filter((source) => source.kind === kind);
  const size = (some: readonly DataSourceView[]) => some.reduce((sum, { profiles }) => sum + profiles, 0);
  const [profiles, consent] = [of('profiles'), of('consent')];
  const profileWords = (all: number, rows: number) =>
    unified === undefined || unified === rows ? words.summary(all, rows) : words.unifiedSummary(all, rows, unified);
  return [
    profiles.length === 0 ? words.none : profileWords(profiles.length, size(profiles)),
    ...(consent.length > 0 ? [words.consentSummary(consent.length, size(consent))] : []),
  ];
}

function sourceRow(source: DataSourceView, locale: Locale): CardElement {
  const words = locale.data.sources;
  const { lastImport } = source;
  const contacts = source.kind === 'profiles' ? [...source.emails, ...source.phones] : [];
  const aside = source.kind === 'consent' ? words.consentRows(source.profiles) : words.profiles(source.profiles);
  const details: (Piece | undefined)[] = [
    words.kinds[source.kind],
    { data: source.file, most: 60 },
    { data: `${words.keyIs}${source.key}`, most: 40 },
    contacts.length > 0 ? words.contacts(contacts.length) : undefined,
    source.refreshedAt === undefined ? undefined : words.read(locale.dateTime(source.refreshedAt)),
    state(source, locale),
    lastImport && lastImport.rejected > 0 ? words.rejected(lastImport.rejected) : undefined,
  ];
  return listRow({ title: source.name, details: present(details), aside });
}

function state({ lastImport, canRefresh }: DataSourceView, { data: { sources: words } }: Locale): string | undefined {
  if (lastImport?.state === 'Queued' || lastImport?.state === 'Refreshing') return words.importing;
  if (lastImport?.state === 'Failed') return words.failed;
  return canRefresh ? undefined : words.attached;
}

const chooser = (rows: readonly DataSourceView[], locale: Locale): CardElement =>
  choiceInput({
    id: 'source',
    label: locale.data.sources.label,
    choices: rows.map(({ id, name }) => ({ title: name.slice(0, 60), value: id })),
    value: rows[0]?.id,
  });

interface Look {
  page: number;
  pages: number;
  /** There is something to unify. */
  several: boolean;
}

/** At most six: refresh, rejects and remove are about the chosen source, the others skip the list. */
function buttons(rows: readonly DataSourceView[], { page, pages, several }: Look, locale: Locale) {
  const words = locale.data.sources;
  const open = button('chooseFile', words.import, {}, { style: 'positive', skipInputs: true });
  if (rows.length === 0) return [open];
  return [
    open,
    button('refreshSource', words.refresh, { page }),
    button('showRejects', words.rejects, { page }),
    button('confirmRemoveSource', words.remove, { page }, { style: 'destructive' }),
    // The pages in the middle have no room for it.
    page === 0 && several
      ? button('command', locale.unification.open, { command: 'unification' }, { skipInputs: true })
      : undefined,
    page === 0 && !(several && pages > 1)
      ? button('startRefresh', locale.refresh.everything, EVERYTHING, { skipInputs: true })
      : undefined,
    ...paging(page, pages, locale),
  ];
}

const EVERYTHING = { what: 'all', scope: 'with' };

const paging = (page: number, pages: number, locale: Locale): (CardElement | undefined)[] => [
  page > 0 ? button('showSources', locale.general.previousPage, { page: page - 1 }, { skipInputs: true }) : undefined,
  page < pages - 1
    ? button('showSources', locale.general.nextPage, { page: page + 1 }, { skipInputs: true })
    : undefined,
];
