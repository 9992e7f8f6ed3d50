import { z } from 'zod';
import type { CombinedColumn, UnificationDraftView } from '../services/unifications.js';
import type { MergePolicy } from '../storage/settings.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { choiceKey, fittingOf, Keys, named } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { atDepth, Go, warningNotes } from './unifyParts.js';

const NONE = '-';
const OWN = ['mostRecent', 'leastRecent'] as const satisfies readonly MergePolicy[];
const POLICIES = ['order', 'mostRecent', 'leastRecent'] as const satisfies readonly MergePolicy[];
export const UnifyColumnsInput = DraftInput.extend({
  go: Go,
  policy: z.enum(POLICIES, 'unknownChoice').default('order'),
  ...{ own: Keys, combined: Keys },
  /** One more with a rule of its own. */
  column: z.string().max(100, 'unknownChoice').default(NONE),
  columnTyped: z.string().trim().max(500, 'tooLong').default(''),
  takes: z.enum(OWN, 'unknownChoice').default('mostRecent'),
  first: z.string().max(100, 'unknownChoice').default(NONE),
  second: z.string().max(100, 'unknownChoice').default(NONE),
});
export type UnifyColumnsInput = z.infer<typeof UnifyColumnsInput>;

export interface UnifyColumnsView {
  draft: UnificationDraftView;
  note?: string;
}

/** Third step: whose value a column of the Customer entity takes, and which columns are one. */
export const unifyColumnsForm: Form<UnifyColumnsView, UnifyColumnsInput> = {
  verb: 'changeUnifyColumns',
  input: UnifyColumnsInput,
  draw({ draft, note: said }, locale, typed) {
    const words = locale.unification;
    const data = draftData(draft.ref);
    return card(locale, {
      fallbackText: words.columns.summary,
      body: [
        heading(words.columns.title),
        said === undefined ? undefined : note('good', said),
        ...warningNotes(draft, locale),
        ...atDepth('columns', [
          choiceInput({
            ...{ id: 'policy', label: words.columns.policy, value: draft.definition.policy, style: 'expanded', typed },
            choices: POLICIES.map((policy) => ({ title: words.columns.policies[policy], value: policy })),
          }),
          ...ownInputs(draft, locale, typed),
          ...combinedInputs(draft, locale, typed),
        ]),
        text(words.columns.kept, { subtle: true, small: true }),
      ],
      actions: [
        button('changeUnifyColumns', words.preview, { ...data, go: 'preview' }, { style: 'positive' }),
        draft.sources.length > 1
          ? button('changeUnifyColumns', words.columns.combine, { ...data, go: 'columns' })
          : undefined,
        button('showUnifyStep', locale.general.back, { ...data, go: 'rules' }, { skipInputs: true }),
        button('cancelUnification', locale.general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

/** Columns that have a rule of their own, to keep or let go, and one more. */
function ownInputs(draft: UnificationDraftView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.unification.columns;
  const own = ownOf(draft);
  const kept = fittingOf(own, ({ name, policy }) => ({
    title: `${safeText(name, 50)}: ${words.takesOnes[policy]}`,
    value: choiceKey(name),
  }));
  const { choices, more } = fittingOf(
    draft.columns,
    (name) => ({ title: safeText(name, 60), value: choiceKey(name) }),
    40,
    3_000,
  );
  return present([
    own.length > 0
      ? choiceInput({
          ...{ id: 'own', label: words.own, style: 'expanded', many: true, choices: kept.choices, typed },
          value: kept.choices.map((choice) => choice.value).join(','),
        })
      : undefined,
    choiceInput({
      ...{ id: 'column', label: words.column, value: NONE, typed },
      choices: [{ title: words.none, value: NONE }, ...choices],
    }),
    more > 0 ? textInput({ id: 'columnTyped', label: words.columnTyped, maxLength: 500, typed }) : undefined,
    choiceInput({
      ...{ id: 'takes', label: words.takes, value: 'mostRecent', typed },
      choices: OWN.map((policy) => ({ title: words.takesOnes[policy], value: policy })),
    }),
  ]);
}

const ownOf = ({ definition }: UnificationDraftView) =>
  definition.columns.flatMap(({ name, policy }) =>
    policy === 'mostRecent' || policy === 'leastRecent' ? [{ name, policy }] : [],
  );

function combinedInputs(draft: UnificationDraftView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.unification.columns;
  if (draft.sources.length < 2) return [];
  const { choices } = fittingOf(
    draft.combined,
    (one) => ({ title: combinedWords(one, draft), value: choiceKey(one.name) }),
    30,
    4_000,
  );
  const all = placesOf(draft);
  const offered = fittingOf(all, ({ title, value }) => ({ title, value }), 60, 3_500);
  const pair = [{ title: words.none, value: NONE }, ...offered.choices];
  return present([
    choices.length > 0
      ? choiceInput({
          ...{ id: 'combined', label: words.combined, style: 'expanded', many: true, choices, typed },
          value: draft.combined.flatMap(({ name, chosen }) => (chosen ? [choiceKey(name)] : [])).join(','),
        })
      : undefined,
    text(words.combinedHint, { subtle: true, small: true }),
    choiceInput({ id: 'first', label: words.first, value: NONE, choices: pair, typed }),
    choiceInput({ id: 'second', label: words.second, value: NONE, choices: pair, typed }),
  ]);
}

const nameOf = (id: string, { sources }: UnificationDraftView): string =>
  safeText(sources.find((source) => source.id === id)?.name ?? '', 25);

const combinedWords = ({ name, from }: CombinedColumn, draft: UnificationDraftView): string =>
  `${safeText(name, 40)} (${from
    .slice(0, 4)
    .map(({ source, column }) => `${nameOf(source, draft)} · ${safeText(column, 30)}`)
    .join(' + ')})`;

/** Every column of every source, source after source. */
function placesOf(draft: UnificationDraftView) {
  return draft.sources.flatMap(({ id, columns }) =>
    columns.map((column) => ({
      ...{ title: `${nameOf(id, draft)} · ${safeText(column, 40)}`, value: choiceKey(`${id}:${column}`) },
      place: `${id}:${column}`,
    })),
  );
}

/** What was chosen, as the service takes it; `unknown`: the input that holds what is not offered. */
export function columnsChangeOf(input: UnifyColumnsInput, draft: UnificationDraftView) {
  const places = placesOf(draft).map(({ place }) => place);
  const [first, second] = [input.first, input.second].map((key) => (key === NONE ? '' : named(places, key)));
  const column = input.columnTyped || (input.column === NONE ? '' : named(draft.columns, input.column));
  const takes = (policy: MergePolicy) => [
    ...ownOf(draft).flatMap((own) =>
      own.policy === policy && own.name !== column && input.own.includes(choiceKey(own.name)) ? [own.name] : [],
    ),
    ...(column && input.takes === policy ? [column] : []),
  ];
  const change = {
    ...{ of: 'columns' as const, policy: input.policy, newest: takes('mostRecent'), oldest: takes('leastRecent') },
    combined: draft.combined.flatMap(({ name }) => (input.combined.includes(choiceKey(name)) ? [name] : [])),
    ...(first && second && { add: { first, second } }),
  };
  const unknown = { column, first, second } as const satisfies Record<string, string | undefined>;
  return {
    change,
    unknown: (['column', 'first', 'second'] as const).find((id) => unknown[id] === undefined),
    half: Boolean(first) !== Boolean(second),
  };
}
