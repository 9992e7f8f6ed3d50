import { z } from 'zod';
import type { UnificationDraftView, UnifySourceView } from '../services/unifications.js';
import type { KeepRule, MatchKey, UnifiedSource } from '../storage/settings.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { choiceKey, fittingOf, Keys, named } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, subheading, text, value } from './parts.js';
import { safeText } from './safeText.js';
import { MATCH_KEYS } from './unifyParts.js';

const NONE = '-';
const MEANINGS = ['name', 'website', 'country', 'changed'] as const;
type Meaning = (typeof MEANINGS)[number];

const Column = z.string().max(100, 'unknownChoice').default(NONE);
const TypedName = z.string().max(500, 'tooLong').default('');

export const UnifySourceInput = DraftInput.extend({
  source: z.string().min(1).max(100),
  ...{ name: Column, website: Column, country: Column, changed: Column },
  ...{ nameTyped: TypedName, websiteTyped: TypedName, countryTyped: TypedName, changedTyped: TypedName },
  by: Keys,
  keep: z.enum(['mostFilled', 'mostRecent', 'leastRecent'], 'unknownChoice').default('mostFilled'),
});
export type UnifySourceInput = z.infer<typeof UnifySourceInput>;

export interface UnifySourceFormView {
  draft: UnificationDraftView;
  source: UnifySourceView;
}

const KEEP: readonly KeepRule[] = ['mostFilled', 'mostRecent', 'leastRecent'];
/** Four lists of columns and one of keys have to fit into one card. */
const LIST = { most: 30, bytes: 2_400 };

/** The columns that keys are made of, and what makes two rows of this source one. */
export const unifySourceForm: Form<UnifySourceFormView, UnifySourceInput> = {
  verb: 'changeUnifySource',
  input: UnifySourceInput,
  draw({ draft, source }, locale, typed) {
    const words = locale.unification.source;
    const chosen = draft.definition.sources.find(({ id }) => id === source.id);
    const data = { ...draftData(draft.ref), source: source.id };
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        value(source.name, { bold: true, most: 80 }),
        ...MEANINGS.flatMap((meaning) => columnInputs(meaning, chosen?.columns[meaning], source, locale, typed)),
        text(words.contacts, { subtle: true, small: true }),
        subheading(words.duplicates),
        text(words.duplicatesIntro, { subtle: true, small: true }),
        byInput(source, chosen?.duplicates?.by ?? [], locale, typed),
        choiceInput({
          ...{ id: 'keep', label: locale.unification.keepLabel, typed },
          value: chosen?.duplicates?.keep ?? 'mostFilled',
          choices: KEEP.map((keep) => ({ title: locale.unification.keep[keep], value: keep })),
        }),
      ],
      actions: [
        button('changeUnifySource', words.save, data, { style: 'positive' }),
        button('showUnifyStep', locale.general.back, { ...draftData(draft.ref), go: 'sources' }, { skipInputs: true }),
      ],
    });
  },
};

function columnInputs(
  meaning: Meaning,
  chosen: string | undefined,
  { columns }: UnifySourceView,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const words = locale.unification.source;
  const label = words.labels[meaning];
  const ordered = chosen === undefined ? columns : [chosen, ...columns.filter((name) => name !== chosen)];
  const { choices, more } = columnChoices(ordered);
  return present([
    choiceInput({
      ...{ id: meaning, label, typed, value: chosen === undefined ? NONE : choiceKey(chosen) },
      choices: [{ title: words.none, value: NONE }, ...choices],
    }),
    more > 0 ? textInput({ id: `${meaning}Typed`, label: words.byName(label), maxLength: 500, typed }) : undefined,
  ]);
}

const columnChoices = (columns: readonly string[]) =>
  fittingOf(columns, (name) => ({ title: safeText(name, 60), value: choiceKey(name) }), LIST.most, LIST.bytes);

/** Keys first; of columns as many as fit, those that are chosen before the others. */
function byInput(source: UnifySourceView, by: readonly string[], locale: Locale, typed?: Typed): CardElement {
  const words = locale.unification;
  const chosen = by.filter((key) => key.startsWith(COLUMN)).map((key) => key.slice(COLUMN.length));
  const columns = [...chosen, ...source.columns.filter((name) => !chosen.includes(name))];
  const { choices } = fittingOf(
    columns,
    (name) => ({ title: words.source.column(safeText(name, 60)), value: choiceKey(name) }),
    15,
    1_800,
  );
  return choiceInput({
    ...{ id: 'by', label: words.source.by, style: 'expanded', many: true, typed },
    value: by.map((key) => (isKey(key) ? key : choiceKey(key.slice(COLUMN.length)))).join(','),
    choices: [...offeredKeys(source).map((key) => ({ title: words.keys[key], value: key as string })), ...choices],
  });
}

const COLUMN = 'column:';
const isKey = (key: string): key is MatchKey => (MATCH_KEYS as readonly string[]).includes(key);

const offeredKeys = ({ hasEmail, hasPhone }: UnifySourceView): MatchKey[] =>
  MATCH_KEYS.filter((key) => (key !== 'email' || hasEmail) && (key !== 'phone' || hasPhone));

/** What was chosen, as the service takes it; `unknown`: the input that names a column which is not offered. */
export function sourceChangeOf(input: UnifySourceInput, { columns: names }: UnifySourceView) {
  const columns: UnifiedSource['columns'] = {};
  let unknown: string | undefined;
  for (const meaning of MEANINGS) {
    const byName = input[`${meaning}Typed`].trim();
    const name = byName || (input[meaning] === NONE ? '' : named(names, input[meaning]));
    if (name === undefined) unknown = meaning;
    else if (name !== '') columns[meaning] = name;
  }
  const by = input.by.map((key) => (isKey(key) ? key : `${COLUMN}${named(names, key) ?? ''}`));
  if (by.includes(COLUMN)) unknown = 'by';
  return { change: { of: 'source' as const, id: input.source, columns, by, keep: input.keep }, unknown };
}
