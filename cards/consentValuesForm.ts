import { z } from 'zod';
import type { ConsentDraft } from '../services/consentImports.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { fitting } from './choices.js';
import { PlacesInput, placesOf } from './columnPlaces.js';
import { DateOrderInput, dateOrderInput } from './consentDates.js';
import { CONSENT_ROLES, type ConsentColumns } from './consentMappingForm.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { type Choice, type Typed, textInput } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { type Polarity, PolarityInput, polarityInputs } from './polarity.js';
import { RegionInput, regionInputs, ZoneInput, zoneInputs } from './regions.js';
import { safeText } from './safeText.js';
import { seenChoice, VocabularyInput, vocabularyInputs } from './vocabulary.js';

export interface ConsentValuesView {
  /** Drawn for these columns. */
  draft: ConsentDraft;
  columns: ConsentColumns;
  name: string;
  /** The source of that name, which this import would replace. */
  replaces?: { id: string; name: string };
}

/** What both buttons send: the first step through the card, the second one from its inputs. */
export const ConsentStepInput = DraftInput.extend({
  ...PlacesInput.shape,
  kind: z.enum(['email', 'phone']),
  holds: z.enum(['complete', 'changes']),
})
  .extend({ name: z.string('required').trim().max(100, 'tooLong').default('') })
  .catchall(z.unknown());
export type ConsentStepInput = z.infer<typeof ConsentStepInput>;

export const ConsentValuesInput = ConsentStepInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  /** The source that the card said would be replaced. */
  replaces: z.string().max(100).optional(),
  ...VocabularyInput.shape,
  ...PolarityInput.shape,
  ...DateOrderInput.shape,
  ...RegionInput.shape,
  ...ZoneInput.shape,
});
export type ConsentValuesInput = z.infer<typeof ConsentValuesInput>;

/** The one option of a file without a column of options. */
export const ONLY_OPTION = 'source';

/** Consent data, second step: how values, options and dates read. */
export const consentValuesForm: Form<ConsentValuesView, ConsentValuesInput> = {
  verb: 'startConsentImport',
  input: ConsentValuesInput,
  draw(view, locale, typed) {
    const words = locale.consentImport;
    const { draft, columns, replaces } = view;
    const data = { ...draftData(draft.draft), ...stepData(view), ...(replaces && { replaces: replaces.id }) };
    const names = locale.data.mapping;
    const vocabulary = { ...draft, readings: draft.mapping.readings ?? { true: [], false: [] } };
    return card(locale, {
      fallbackText: words.mapping.title,
      body: [
        heading(words.mapping.title),
        columnFacts(columns, locale),
        replaces ? note('warning', words.mapping.replaces(safeText(replaces.name, 80))) : undefined,
        // Nothing is required by the client: Back takes the name along.
        textInput({ id: 'name', label: names.name, value: view.name, maxLength: 100, typed }),
        ...vocabularyInputs(vocabulary, locale, typed),
        ...polarityInputs(polarityOf(view, locale), locale, typed),
        ...dateInputs(view, locale, typed),
        ...phoneInputs(view, locale, typed),
      ],
      actions: [
        button('startConsentImport', replaces ? names.replace : names.import, data, { style: 'positive' }),
        button('consentColumnsAgain', locale.general.back, data),
        button('command', locale.general.cancel, { command: 'data' }, { skipInputs: true }),
      ],
    });
  },
};

function stepData({ draft, columns }: ConsentValuesView) {
  const roles = CONSENT_ROLES.map((role) => [role, columns[role] === undefined ? [] : [columns[role]]] as const);
  const names = draft.columns.map(({ name }) => name);
  return { ...placesOf(names, Object.fromEntries(roles)), kind: columns.kind, holds: columns.holds };
}

/** What was chosen before, a line each: the Dutch labels are too long for a column of their own. */
function columnFacts(columns: ConsentColumns, locale: Locale): CardElement {
  const words = locale.consentImport.mapping;
  const chosen = CONSENT_ROLES.flatMap((role) => {
    const name = columns[role];
    return name === undefined ? [] : [said(words.roles[role], name)];
  });
  return { type: 'Container', items: [...chosen, said(words.holds, words.holdings[columns.holds])] };
}

const said = (label: string, data: string): CardElement => ({
  ...line([`${label}: `, { data, bold: true, most: 60 }]),
  spacing: 'Small',
});

/** Options as they stand in the file, or the one that is named after the source. */
function polarityOf({ draft, columns }: ConsentValuesView, locale: Locale): Polarity {
  const { mapping, options, moreOptions } = draft;
  const reversed = mapping.reversed ?? [];
  if (columns.option === undefined) {
    const only = { title: locale.consentImport.polarity.only, value: ONLY_OPTION };
    return { choices: [only], reversed: reversed.length > 0 ? [ONLY_OPTION] : [], left: 0 };
  }
  const { choices, more } = shownOptions(options, locale);
  const guessed = options.filter((option) => reversed.includes(option.folded)).map((each) => seenChoice(each, locale));
  const values = choices.map(({ value }) => value).filter((value) => guessed.some((each) => each.value === value));
  return { choices, reversed: values, left: more + moreOptions };
}

export const shownOptions = (options: ConsentDraft['options'], locale: Locale): { choices: Choice[]; more: number } =>
  fitting(
    options.map((option) => seenChoice(option, locale)),
    undefined,
    2_500,
  );

function dateInputs({ draft, columns }: ConsentValuesView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consentImport.dates;
  if (columns.date === undefined && columns.expires === undefined) return [text(words.none, { subtle: true })];
  return [
    subheading(words.title),
    ...(draft.datesAmbiguous ? [dateOrderInput(locale, typed)] : []),
    ...zoneInputs(draft.mapping.timeZone, locale, typed),
  ];
}

function phoneInputs({ draft, columns }: ConsentValuesView, locale: Locale, typed?: Typed): CardElement[] {
  if (columns.kind !== 'phone') return [];
  return [subheading(locale.consentImport.regions.title), ...regionInputs(draft.mapping.region, locale, typed)];
}
