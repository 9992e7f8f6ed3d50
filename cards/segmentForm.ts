import { z } from 'zod';
import type { ConsentOption } from '../services/consent.js';
import type { DraftRef } from '../services/drafts.js';
import type { OPERATORS } from '../services/segments/rule.js';
import type { AttributeView, FormCondition, FormStep } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { choiceKey, fitting, fittingOf, named } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { ruleBox } from './segmentParts.js';

export const OPERATOR_ORDER = [
  '=',
  '!=',
  'in',
  'contains',
  'startsWith',
  '<',
  '<=',
  '>',
  '>=',
  'isSet',
  'isNotSet',
] as const satisfies readonly (typeof OPERATORS)[number][];
const CONSENT_IS = ['granted', 'denied', 'notSet', 'notGranted', 'true', 'false'] as const;
/** What the lists are set to when no condition of that sort is wanted. */
const NONE = '-';

/** Clients send what was typed into a filtered list where no choice has that title. */
const Key = z.string().trim().max(300, 'tooLong').default(NONE);
/** A list that can be seen at a glance needs no search. */
const AT_A_GLANCE = 10;
export const ConditionInput = DraftInput.extend({
  join: z.enum(['all', 'any']).catch('all'),
  attribute: Key,
  attributeTyped: z.string().trim().max(300, 'tooLong').default(''),
  operator: z.enum(OPERATOR_ORDER, 'unknownChoice').default('='),
  value: z.string().trim().max(1_000, 'tooLong').default(''),
  option: Key,
  is: z.enum(CONSENT_IS, 'unknownChoice').default('granted'),
});
export type ConditionInput = z.infer<typeof ConditionInput>;

export interface BuildView {
  draft: DraftRef;
  editing: boolean;
  /** In normal form, with how many profiles fit it. */
  rule?: { words: string; members: number; profiles: number; estimated?: true };
  canUndo: boolean;
  attributes: readonly AttributeView[];
  options: readonly ConsentOption[];
  note?: { kind: 'good' | 'info'; words: string };
}

/** A rule out of lists, a condition a step. What is chosen of consent holds on one row. */
export const segmentForm: Form<BuildView, ConditionInput> = {
  verb: 'addCondition',
  input: ConditionInput,
  draw(view, locale, typed) {
    const words = locale.segments.form;
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(view.editing ? words.editTitle : words.title),
        view.note && note(view.note.kind, view.note.words),
        ...soFar(view, locale),
        view.rule && joinInput(locale, typed),
        subheading(words.condition),
        ...attributeInputs(view, locale, typed),
        subheading(words.consent),
        ...consentInputs(view, locale, typed),
      ],
      actions: buttons(view, locale),
    });
  },
};

function soFar({ rule }: BuildView, locale: Locale): CardElement[] {
  const words = locale.segments.form;
  if (!rule) return [text(words.nothing, { subtle: true })];
  return [
    subheading(words.soFar),
    ruleBox(rule.words),
    text((rule.estimated ? words.fitsAbout : words.fits)(locale.number(rule.members), locale.number(rule.profiles)), {
      bold: true,
    }),
  ];
}

const joinInput = ({ segments: { form: words } }: Locale, typed?: Typed): CardElement =>
  choiceInput({
    id: 'join',
    label: words.combine,
    value: 'all',
    style: 'expanded',
    choices: [
      { title: words.all, value: 'all' },
      { title: words.any, value: 'any' },
    ],
    typed,
  });

function attributeInputs(view: BuildView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.segments.form;
  const { choices, more } = fittingOf(listed(view), ({ key, group, words: called }) => ({
    title: `${words.groups[group]} · ${called[locale.language]}`,
    value: choiceKey(key),
  }));
  const operators = OPERATOR_ORDER.map((operator) => ({ title: words.operators[operator], value: operator }));
  return [
    choiceInput({
      id: 'attribute',
      label: words.attribute,
      placeholder: words.attributeHint,
      style: choices.length > AT_A_GLANCE ? 'filtered' : 'compact',
      choices,
      typed,
    }),
    ...(more > 0 ? [text(words.more(more), { subtle: true, small: true })] : []),
    ...(more > 0 ? [textInput({ id: 'attributeTyped', label: words.attributeTyped, maxLength: 300, typed })] : []),
    choiceInput({ id: 'operator', label: words.operator, value: '=', choices: operators, typed }),
    textInput({ id: 'value', label: words.value, placeholder: words.valueHint, maxLength: 1_000, typed }),
  ];
}

/** Consent has inputs of its own, so that an option and what it is hold on the same row. */
const listed = ({ attributes }: Pick<BuildView, 'attributes'>): AttributeView[] =>
  attributes.filter(({ group }) => group !== 'consent');

function consentInputs({ options }: BuildView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.segments.form;
  if (options.length === 0) return [text(words.noConsent, { subtle: true })];
  const { choices } = fitting(options.map(({ key, name }) => ({ title: name, value: choiceKey(key) })));
  return [
    choiceInput({
      id: 'option',
      label: words.option,
      value: NONE,
      choices: [{ title: words.noOption, value: NONE }, ...choices],
      typed,
    }),
    choiceInput({
      id: 'is',
      label: words.is,
      value: 'granted',
      choices: CONSENT_IS.map((is) => ({ title: words.consentIs[is], value: is })),
      typed,
    }),
    text(words.sameRow, { subtle: true, small: true }),
  ];
}

function buttons(view: BuildView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.segments.form;
  const data = draftData(view.draft);
  return [
    button('addCondition', words.add, data, view.rule ? {} : { style: 'positive' }),
    view.canUndo ? button('undoCondition', words.undo, data, { skipInputs: true }) : undefined,
    view.rule ? button('previewSegment', words.next, data, { style: 'positive', skipInputs: true }) : undefined,
    button('typeRule', words.typeIt, data, { skipInputs: true }),
    button('cancelSegment', locale.general.cancel, data, { skipInputs: true }),
  ];
}

/** The step that was asked for; without a condition when nothing was chosen. `unknown`: an option that is no longer there. */
export function stepOf(input: ConditionInput, view: Pick<BuildView, 'attributes' | 'options'>) {
  const keys = listed(view).map(({ key }) => key);
  const typedInList = input.attribute === NONE ? '' : input.attribute;
  const attribute = input.attributeTyped || (named(keys, input.attribute) ?? typedInList);
  const options = view.options.map(({ key }) => key);
  const option = named(options, input.option);
  const add: FormCondition[] = [
    ...(attribute ? [{ of: 'attribute' as const, attribute, operator: input.operator, value: input.value }] : []),
    ...(option === undefined ? [] : [{ of: 'consent' as const, option, is: input.is }]),
  ];
  return { step: { join: input.join, add } satisfies FormStep, unknown: option === undefined && input.option !== NONE };
}
