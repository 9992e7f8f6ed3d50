import { z } from 'zod';
import type { DateOrder } from '../services/consent/mapping.js';
import type { ImportDraft, SourceColumn } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { choiceKey, fittingOf } from './choices.js';
import { NO_COLUMN } from './columnInputs.js';
import { PlacesInput, placesOf } from './columnPlaces.js';
import { DateOrderInput, dateOrderInput } from './consentDates.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { PolarityInput, polarityInputs } from './polarity.js';
import { ZoneInput, zoneInputs } from './regions.js';
import { safeText } from './safeText.js';
import { type Vocabulary, VocabularyInput, vocabularyInputs } from './vocabulary.js';

/** What the first step says of a file of profiles. */
export interface ProfileChoice {
  name: string;
  key: string;
  emails: string[];
  phones: string[];
  region?: string;
  /** Columns that hold consent. */
  consent: string[];
}

export interface ProfileConsentView {
  draft: ImportDraft;
  chosen: ProfileChoice;
  /** One for each column of consent. */
  proposed: { option: string; reversed: boolean; date?: string }[];
  /** The column of dates that each of them has now, by what was chosen. */
  dates: (string | undefined)[];
  vocabulary: Vocabulary;
  /** Of these dates. */
  datesAmbiguous: boolean;
  dateOrder?: DateOrder;
  timeZone?: string;
  replaces?: { id: string; name: string };
}

/** More of them do not fit into one card. */
export const MOST_CONSENT_COLUMNS = 12;

/** What both buttons send: the first step through the card, the second one from its inputs. */
export const ProfileStepInput = DraftInput.extend({
  ...PlacesInput.shape,
  region: z.string().max(2).optional(),
  name: z.string().trim().max(100, 'tooLong').default(''),
}).catchall(z.unknown());
export type ProfileStepInput = z.infer<typeof ProfileStepInput>;

export const ProfileConsentInput = ProfileStepInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  replaces: z.string().max(100).optional(),
  date: z.string().max(40, 'unknownChoice').default(NO_COLUMN),
  ...VocabularyInput.shape,
  ...PolarityInput.shape,
  ...DateOrderInput.shape,
  ...ZoneInput.shape,
});
export type ProfileConsentInput = z.infer<typeof ProfileConsentInput>;

/** Each column has the date that was found beside it. */
export const OWN_DATES = 'own';

/** Profiles that hold consent, second step: what its columns say. */
export const profileConsentForm: Form<ProfileConsentView, ProfileConsentInput> = {
  verb: 'startProfileImport',
  input: ProfileConsentInput,
  draw(view, locale, typed) {
    const words = locale.consentImport.profiles;
    const { draft, chosen, replaces } = view;
    const data = { ...draftData(draft.draft), ...stepData(view), ...(replaces && { replaces: replaces.id }) };
    const names = locale.data.mapping;
    return card(locale, {
      fallbackText: words.title,
      body: [
        heading(words.title),
        text(words.intro, { subtle: true }),
        replaces ? note('warning', names.replaces(safeText(replaces.name, 80))) : undefined,
        // Nothing is required by the client: Back takes the name along.
        textInput({ id: 'name', label: names.name, value: chosen.name, maxLength: 100, typed }),
        ...chosen.consent.flatMap((column, index) => optionInput(column, index, view, locale, typed)),
        ...polarityInputs(polarityOf(view), locale, typed),
        ...vocabularyInputs(view.vocabulary, locale, typed),
        ...dateInputs(view, locale, typed),
      ],
      actions: [
        button('startProfileImport', replaces ? names.replace : names.import, data, { style: 'positive' }),
        button('profileColumnsAgain', locale.general.back, data),
        button('command', locale.general.cancel, { command: 'data' }, { skipInputs: true }),
      ],
    });
  },
};

function stepData({ draft, chosen }: ProfileConsentView) {
  const { key, emails, phones, consent, region } = chosen;
  const names = draft.columns.map(({ name }) => name);
  return { ...placesOf(names, { key: [key], emails, phones, consent }), ...(region && { region }) };
}

/** The column as it is called in the file, and below it what its option is to be called. */
function optionInput(
  column: string,
  index: number,
  { proposed }: ProfileConsentView,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const words = locale.consentImport.profiles;
  const date = proposed[index]?.date;
  const dated = date === undefined ? [] : [' · ', words.foundDate, { data: date, most: 40 }];
  return [
    { ...line([{ data: column, bold: true, most: 60 }, ...dated]), spacing: 'Medium' },
    textInput({
      id: `option${index}`,
      label: words.option(index + 1),
      value: safeText(proposed[index]?.option ?? column, 60),
      maxLength: 100,
      typed,
    }),
  ];
}

function polarityOf({ chosen, proposed }: ProfileConsentView) {
  const choices = chosen.consent.map((column, index) => ({ title: safeText(column, 60), value: String(index) }));
  const reversed = choices.filter((_, index) => proposed[index]?.reversed).map((choice) => choice.value);
  return { choices, reversed, left: 0 };
}

function dateInputs(view: ProfileConsentView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consentImport.profiles;
  const { choices, value: chosen } = dateChoices(view, locale);
  if (choices.length === 1) return [];
  return [
    subheading(locale.consentImport.dates.title),
    choiceInput({ id: 'date', label: words.date, choices, value: chosen, typed }),
    ...(view.datesAmbiguous ? [dateOrderInput(locale, typed)] : []),
    ...zoneInputs(view.timeZone, locale, typed),
  ];
}

function dateChoices({ draft, proposed }: ProfileConsentView, locale: Locale) {
  const words = locale.consentImport.profiles;
  const found = proposed.flatMap(({ date }) => (date === undefined ? [] : [date]));
  const { choices } = fittingOf(
    dateColumns(draft.columns, found),
    (name) => ({ title: safeText(name, 40), value: choiceKey(name) }),
    8,
  );
  const differ = new Set(proposed.map(({ date }) => date)).size > 1;
  const own = differ ? [{ title: words.ownDates, value: OWN_DATES }] : [];
  const value = own.length > 0 ? OWN_DATES : found[0] === undefined ? NO_COLUMN : choiceKey(found[0]);
  return { choices: [{ title: locale.consentImport.columns.none, value: NO_COLUMN }, ...own, ...choices], value };
}

const dateColumns = (columns: readonly SourceColumn[], found: readonly string[]): string[] => [
  ...new Set([...found, ...columns.filter(({ samples }) => samples.some(isDate)).map(({ name }) => name)]),
];

const isDate = (sample: string): boolean =>
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]([\p{L}]{3,9}|\d{1,2})[-/. ]\d{2,4})/u.test(sample.trim());
