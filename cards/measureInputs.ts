import type { ConsentOption } from '../services/consent.js';
import type { MeasureAttribute, MeasureInput } from '../services/measures/view.js';
import { type CardElement, present } from './card.js';
import { choiceKey, fittingOf } from './choices.js';
import { dataSetTitle } from './dataSetForm.js';
import { type Choice, choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import type { MeasureFormView } from './measureForm.js';
import { text } from './parts.js';
import { OPERATOR_ORDER } from './segmentForm.js';

export const CALCULATIONS = [
  'count',
  'sum',
  'average',
  'minimum',
  'maximum',
  'share',
] as const satisfies readonly MeasureInput['calculates'][];
export const CONSENT_IS = ['granted', 'denied', 'notSet', 'notGranted'] as const;
/** What the lists are set to when nothing of that sort is wanted. */
export const NONE = '-';

/** Consent options and attributes stand in one list. */
export const OPTION = 'o.';

/** Four lists have to fit into one card. */
const LISTED = 40;
const LISTED_BYTES = 3_000;

/** What it is called and what is calculated of what. */
export function whatInputs(view: MeasureFormView, locale: Locale, typed?: Typed): CardElement[] {
  const { inputs, measures } = locale;
  const words = measures.form;
  const { now } = view;
  const chosen = attributeOf(now);
  const { choices, more } = attributeChoices(view.attributes, chosen, locale);
  const noAttribute = { title: words.noAttribute, value: NONE };
  return present([
    textInput({
      ...{
        id: 'name',
        label: words.name,
        placeholder: words.nameHint,
        required: inputs.required,
        maxLength: 100,
        typed,
      },
      ...(now && { value: now.name }),
    }),
    choiceInput({
      ...{ id: 'calculates', label: words.calculates, required: inputs.required, typed },
      value: now?.calculates ?? 'count',
      choices: CALCULATIONS.map((value) => ({ title: words.choices[value], value })),
    }),
    choiceInput({
      ...{
        id: 'attribute',
        label: words.attribute,
        choices: [noAttribute, ...choices],
        typed,
      },
      value: offered(chosen === undefined ? NONE : choiceKey(chosen), [noAttribute, ...choices]),
    }),
    more > 0 ? text(words.more(more), { subtle: true, small: true }) : undefined,
    nameInput({ id: 'attributeTyped', label: words.attributeTyped, more, typed }),
  ]);
}

/** For what the list has no room for; and where what was typed before is to be put right. */
function nameInput({ id, label, more, typed }: { id: string; label: string; more: number; typed: Typed | undefined }) {
  if (more === 0 && !typed?.problems[id]) return undefined;
  return textInput({ id, label, maxLength: 300, ...(typed && { typed }) });
}

/** Of a share the attribute stands in its condition. */
const attributeOf = (now: MeasureInput | undefined): string | undefined =>
  now?.attribute ?? (now?.where?.of === 'attribute' ? now.where.attribute : undefined);

/** What is not there any more is not chosen silently in another's place. */
const offered = (value: string, choices: readonly Choice[]): string | undefined =>
  choices.some((choice) => choice.value === value) ? value : undefined;

/** The chosen one first: a list that was cut must not lose it. Then what is most likely wanted. */
const attributeChoices = (attributes: readonly MeasureAttribute[], chosen: string | undefined, locale: Locale) =>
  fittingOf(
    attributes.toSorted((a, b) => place(a, chosen) - place(b, chosen)),
    ({ key, group, words }) => ({
      title: `${locale.segments.form.groups[group]} · ${words[locale.language]}`,
      value: choiceKey(key),
    }),
  );

function place({ key, isNumber, isDate, canSplit }: MeasureAttribute, chosen: string | undefined): number {
  if (key === chosen) return 0;
  if (isNumber || isDate) return 1;
  return canSplit ? 2 : 3;
}

/** Of a share: what the attribute, or else the consent, has to be. */
export function shareInputs({ now, options }: MeasureFormView, locale: Locale, typed?: Typed): CardElement[] {
  const { operators, consentIs, noConsent } = locale.segments.form;
  const words = locale.measures.form;
  const condition = now?.where?.of === 'attribute' ? now.where : undefined;
  const consent = now?.where?.of === 'consent' ? now.where : undefined;
  const noOption = { title: words.noOption, value: NONE };
  const choices = [noOption, ...optionChoices(options, consent?.option)];
  return [
    choiceInput({
      ...{ id: 'operator', label: words.operator, value: condition?.operator ?? '=', typed },
      choices: OPERATOR_ORDER.map((operator) => ({ title: operators[operator], value: operator })),
    }),
    textInput({
      ...{ id: 'value', label: words.value, placeholder: words.valueHint, maxLength: 1_000, typed },
      ...(condition && { value: condition.value }),
    }),
    ...(options.length === 0
      ? [text(noConsent, { subtle: true })]
      : [
          choiceInput({
            ...{ id: 'option', label: words.option, choices, typed },
            value: offered(consent ? choiceKey(consent.option) : NONE, choices),
          }),
          choiceInput({
            ...{ id: 'is', label: words.is, value: consent?.is ?? 'granted', typed },
            choices: CONSENT_IS.map((is) => ({ title: consentIs[is], value: is })),
          }),
        ]),
  ];
}

const optionChoices = (options: readonly ConsentOption[], chosen: string | undefined): Choice[] =>
  fittingOf(
    [...options.filter(({ key }) => key === chosen), ...options.filter(({ key }) => key !== chosen)],
    ({ key, name }) => ({ title: name, value: choiceKey(key) }),
    LISTED,
    LISTED_BYTES,
  ).choices;

/** Over which profiles. */
export function dataSetInputs({ now, dataSets }: MeasureFormView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.measures.form;
  const chosen = now?.dataSet ?? dataSets[0]?.id;
  const { choices, more } = fittingOf(
    [...dataSets.filter(({ id }) => id === chosen), ...dataSets.filter(({ id }) => id !== chosen)],
    (set) => ({ title: dataSetTitle(set, locale), value: set.id }),
    LISTED,
    LISTED_BYTES,
  );
  return present([
    choiceInput({
      ...{ id: 'dataSet', label: words.dataSet, required: locale.inputs.required, choices, typed },
      value: offered(chosen ?? '', choices),
    }),
    more > 0 ? text(words.moreSegments(more), { subtle: true, small: true }) : undefined,
    nameInput({ id: 'dataSetTyped', label: words.dataSetTyped, more, typed }),
  ]);
}

/** By which values beside the figure of all. */
export function byInputs({ now, attributes, options }: MeasureFormView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.measures.form;
  const { groups } = locale.segments.form;
  const by = now?.by;
  const chosen = by && 'attribute' in by ? by.attribute : undefined;
  const splitting = attributes.filter(({ canSplit, key }) => canSplit || key === chosen);
  const { choices: fitting, more } = attributeChoices(splitting, chosen, locale);
  const nothing = { title: words.byNothing, value: NONE };
  const consents = optionChoices(options, by && 'option' in by ? by.option : undefined).map(({ title, value }) => ({
    ...{ title: `${groups.consent} · ${title}`, value: `${OPTION}${value}` },
  }));
  const choices = [nothing, ...consents, ...fitting];
  return present([
    choiceInput({
      ...{ id: 'by', label: words.by, choices, typed },
      value: offered(byKey(by), choices),
    }),
    nameInput({ id: 'byTyped', label: words.byTyped, more, typed }),
  ]);
}

function byKey(by: MeasureInput['by']): string {
  if (!by) return NONE;
  return 'option' in by ? `${OPTION}${choiceKey(by.option)}` : choiceKey(by.attribute);
}
