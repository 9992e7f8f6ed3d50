import { z } from 'zod';
import type { DataField } from '../services/dataSources.js';
import type { SetupView } from '../services/setup.js';
import type { FieldMapping } from '../storage/settings.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { choiceKey, fitting, fittingOf, named } from './choices.js';
import { dataSetTitle } from './dataSetForm.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { subheading, text } from './parts.js';
import { safeText } from './safeText.js';
import { stepHeading } from './setupParts.js';

export type FieldsView = Extract<SetupView, { step: 'fields' }>;

const Key = z.string().max(40, 'unknownChoice').optional();
const Name = z.string().max(10_000, 'tooLong').optional();
export const FieldsInput = DraftInput.extend({
  name: Key,
  website: Key,
  location: Key,
  nameTyped: Name,
  websiteTyped: Name,
  locationTyped: Name,
  consent: Key,
});
export type FieldsInput = z.infer<typeof FieldsInput>;

const TARGETS = ['name', 'website', 'location'] as const;
type Target = (typeof TARGETS)[number];

/** What the optional fields are set to when they are not used. */
const NONE = '-';

/** Step 3: which fields find the company. */
export const fieldsForm: Form<FieldsView, FieldsInput> = {
  verb: 'setupApply',
  input: FieldsInput,
  draw(view, locale, typed) {
    const words = locale.setup.fields;
    const data = draftData(view.draft);
    const hidden = TARGETS.map((target) => list(view, target, locale).more);
    const more = view.more + Math.max(...hidden);
    return card(locale, {
      fallbackText: words.title,
      body: [
        ...stepHeading(3, words.title, view, locale),
        text(words.intro, { subtle: true }),
        ...TARGETS.map((target) => fieldInput(view, target, more === 0, locale, typed)),
        ...(more > 0 ? [text(words.more(more), { subtle: true, small: true })] : []),
        ...(more > 0 ? TARGETS.map((target) => typedInput(view, target, locale, typed)) : []),
        ...consentInput(view, locale, typed),
        ...preview(view, locale),
      ],
      actions: [
        button('setupApply', words.apply, data, { style: 'positive' }),
        button('setupPreview', words.again, data),
        button('setupBack', locale.general.back, data, { skipInputs: true }),
        button('setupCancel', locale.general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

/** The mapping that was chosen; what was typed by name goes before the list. */
export function mappingOf(
  input: FieldsInput,
  fields: readonly DataField[],
): { mapping: Partial<FieldMapping>; unknown: Target[] } {
  const names = fields.map(({ name }) => name);
  const mapping: Partial<FieldMapping> = {};
  const unknown: Target[] = [];
  for (const target of TARGETS) {
    const [key, byName] = [input[target], input[`${target}Typed`]];
    const name = byName?.trim() || named(names, key);
    if (name !== undefined) mapping[target] = name;
    // The list has changed since: silently leaving the field out would send less than was chosen.
    else if (key !== undefined && key !== NONE) unknown.push(target);
  }
  return { mapping, unknown };
}

/** The key of the consent option that was chosen; `unknown` where it is not offered any more. What did not come back stays. */
export function consentIn(
  input: FieldsInput,
  view: Pick<FieldsView, 'consents' | 'requires'>,
): { requires?: string; unknown?: true } {
  if (input.consent === NONE) return {};
  const keys = view.consents.map(({ key }) => key);
  const requires = input.consent === undefined ? view.requires : named(keys, input.consent);
  return requires === undefined ? (input.consent === undefined ? {} : { unknown: true }) : { requires };
}

/** Below which input a problem with one field belongs: the last that it was chosen for. */
export function inputOf(field: string, input: FieldsInput): string {
  const typedFor = TARGETS.findLast((target) => input[`${target}Typed`]?.trim() === field.trim());
  if (typedFor) return `${typedFor}Typed`;
  return TARGETS.findLast((target) => input[target] === choiceKey(field)) ?? 'name';
}

function fieldInput(view: FieldsView, target: Target, onlyHere: boolean, locale: Locale, typed?: Typed): CardElement {
  const { choices } = list(view, target, locale);
  const chosen = view.mapping[target];
  const known = chosen !== undefined && choices.some(({ value }) => value === choiceKey(chosen));
  const optional = target !== 'name';
  return choiceInput({
    id: target,
    label: locale.setup.fields[target],
    choices: optional ? [{ title: locale.setup.fields.none, value: NONE }, ...choices] : choices,
    value: known ? choiceKey(chosen) : optional ? NONE : undefined,
    placeholder: optional ? locale.setup.fields.none : locale.setup.fields.required,
    // The client must not insist on the list where the name may be typed instead.
    ...(!optional && onlyHere && { required: locale.setup.fields.required }),
    typed,
  });
}

/** The chosen field first: a list that was cut must not lose it. */
function list({ fields, mapping }: FieldsView, target: Target, locale: Locale) {
  const chosen = mapping[target];
  const first = fields.filter(({ name }) => name === chosen);
  const ordered = [...first, ...fields.filter(({ name }) => name !== chosen)];
  return fittingOf(ordered, ({ name, fillRate }) => ({
    title: locale.setup.fields.filled(safeText(name, 40), locale.percent(fillRate)),
    value: choiceKey(name),
  }));
}

function typedInput(view: FieldsView, target: Target, locale: Locale, typed?: Typed): CardElement {
  const chosen = view.mapping[target];
  const listed = view.fields.some(({ name }) => name === chosen);
  return textInput({
    id: `${target}Typed`,
    label: locale.setup.fields.typed(locale.setup.fields[target]),
    ...(!listed && chosen && { value: chosen }),
    maxLength: 255,
    typed,
  });
}

/** Off unless it is chosen; then whoever has not agreed is not sent. */
function consentInput(view: FieldsView, locale: Locale, typed?: Typed): CardElement[] {
  if (view.consents.length === 0) return [];
  const words = locale.setup.fields;
  const chosen = view.consents.filter(({ key }) => key === view.requires);
  const ordered = [...chosen, ...view.consents.filter(({ key }) => key !== view.requires)];
  const { choices } = fitting(
    ordered.map(({ key, name, granted, denied }) => ({
      title: words.consentOption(safeText(name, 40), locale.number(granted), locale.number(denied)),
      value: choiceKey(key),
    })),
  );
  return [
    choiceInput({
      id: 'consent',
      label: words.consent,
      choices: [{ title: words.noConsent, value: NONE }, ...choices],
      value: view.requires === undefined ? NONE : choiceKey(view.requires),
      typed,
    }),
    text(words.consentHint, { subtle: true, small: true }),
  ];
}

/** A profile a line rather than a table: three columns cannot be read on a phone. */
function preview(view: FieldsView, locale: Locale): CardElement[] {
  const words = locale.setup.fields;
  if (view.preview.length === 0) return [text(words.noPreview, { subtle: true })];
  const more = (['website', 'location'] as const).filter((target) => view.mapping[target] !== undefined);
  return [
    subheading(words.preview),
    ...view.preview.flatMap((row) => {
      const details = more.flatMap((target, index) => [index > 0 ? ' · ' : '', { data: row[target], most: 60 }]);
      const name = line([{ data: row.name, bold: true, most: 60 }]);
      return details.length > 0 ? [name, { ...line(details, { subtle: true }), spacing: 'None' }] : [name];
    }),
    text(dataSetTitle(view.dataSet, locale), { subtle: true, small: true }),
  ];
}
