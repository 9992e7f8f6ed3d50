import { z } from 'zod';
import type { UnificationDraftView, UnifySourceView } from '../services/unifications.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed } from './inputs.js';
import { listRow } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { atDepth, Go, keyWords, warningNotes } from './unifyParts.js';

/** More do not fit into one card: those behind keep their places. */
const MOST_SOURCES = 8;

/** Inputs by place in the draft that the form was drawn from: its version says which source that is. */
export const UnifySourcesInput = DraftInput.extend({
  go: Go,
  /** Place of the source whose form is opened. */
  source: z.coerce.number().int().min(0).max(999).catch(0),
}).catchall(z.unknown());
export type UnifySourcesInput = z.infer<typeof UnifySourcesInput>;

export interface UnifySourcesView {
  draft: UnificationDraftView;
  note?: string;
}

const placeId = (index: number) => `place${index}`;
const unmatchedId = (index: number) => `unmatched${index}`;

/** First step: the order of the sources, and what becomes of their rows without a match. */
export const unifySourcesForm: Form<UnifySourcesView, UnifySourcesInput> = {
  verb: 'orderUnifySources',
  input: UnifySourcesInput,
  draw({ draft, note: said }, locale, typed) {
    const words = locale.unification;
    const shown = draft.sources.slice(0, MOST_SOURCES);
    const more = draft.sources.length - shown.length;
    return card(locale, {
      fallbackText: words.sources.summary,
      body: [
        heading(words.title),
        said === undefined ? undefined : note('info', said),
        text(words.nothingYet),
        note('info', draft.applied ? appliedWords(draft.applied, locale) : words.notApplied),
        ...warningNotes(draft, locale),
        { ...heading(words.sources.title), size: 'Medium' },
        text(words.sources.intro, { subtle: true, small: true }),
        ...shown.flatMap((source, index) => atDepth('sources', sourceInputs(source, index, draft, locale, typed))),
        more > 0 ? text(words.sources.more(more), { subtle: true, small: true }) : undefined,
        ...atDepth('sources', [
          choiceInput({
            ...{ id: 'source', label: words.sources.choose, value: '0', typed },
            choices: shown.map(({ name }, index) => ({ title: safeText(name, 60), value: String(index) })),
          }),
        ]),
      ],
      actions: [
        button('orderUnifySources', words.sources.edit, { ...draftData(draft.ref), go: 'source' }),
        button('orderUnifySources', words.next, { ...draftData(draft.ref), go: 'rules' }, { style: 'positive' }),
        button('orderUnifySources', words.preview, { ...draftData(draft.ref), go: 'preview' }),
        button('cancelUnification', locale.general.cancel, draftData(draft.ref), { skipInputs: true }),
      ],
    });
  },
};

const appliedWords = ({ by, at }: NonNullable<UnificationDraftView['applied']>, locale: Locale): string =>
  locale.unification.applied(safeText(by, 60), locale.dateTime(at));

function sourceInputs(
  source: UnifySourceView,
  index: number,
  draft: UnificationDraftView,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const words = locale.unification.sources;
  const name = safeText(source.name, 30);
  const chosen = draft.definition.sources.find(({ id }) => id === source.id);
  const places = draft.sources.map((_, place) => ({ title: String(place + 1), value: String(place + 1) }));
  return present([
    listRow({
      title: safeText(source.name, 50),
      details: details(source, draft, locale),
      aside: words.rows(source.rows),
    }),
    draft.sources.length > 1
      ? choiceInput({ id: placeId(index), label: words.place(name), value: String(index + 1), choices: places, typed })
      : undefined,
    // The first source always adds its rows.
    index > 0
      ? choiceInput({
          ...{ id: unmatchedId(index), label: words.unmatched(name), value: chosen?.unmatched ?? 'add', typed },
          choices: [
            { title: words.add, value: 'add' },
            { title: words.leaveOut, value: 'leaveOut' },
          ],
        })
      : undefined,
  ]);
}

function details({ id }: UnifySourceView, { definition }: UnificationDraftView, locale: Locale) {
  const words = locale.unification.sources;
  const chosen = definition.sources.find((source) => source.id === id);
  const columns = (['name', 'website', 'country', 'changed'] as const).flatMap((meaning) => {
    const column = chosen?.columns[meaning];
    return column === undefined ? [] : [{ data: `${words.columns[meaning]}: ${column}`, most: 40 }];
  });
  const by = chosen?.duplicates?.by.map((key) => key.replace(/^column:/, ''));
  return [...columns, by ? { data: words.duplicates(keyWords(by, locale)), most: 80 } : words.noDuplicates];
}

/** What was chosen for the sources that the form showed. */
export function orderOf(input: UnifySourcesInput, { sources, definition }: UnificationDraftView) {
  return sources.map(({ id }, index) => {
    const before = definition.sources.find((source) => source.id === id)?.unmatched ?? 'add';
    const unmatched = input[unmatchedId(index)];
    const place = Number(input[placeId(index)] ?? index + 1);
    return {
      ...{ id, place: Number.isInteger(place) && place > 0 ? place : index + 1 },
      unmatched: unmatched === 'add' || unmatched === 'leaveOut' ? unmatched : before,
    };
  });
}
