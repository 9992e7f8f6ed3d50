import { z } from 'zod';
import type { ImportDraft, SourceColumn } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { choiceKey, Keys, named } from './choices.js';
import { listed } from './columnInputs.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { fileFacts } from './importFile.js';
import { previewRows } from './importPreview.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { RegionInput, regionInputs } from './regions.js';
import { safeText } from './safeText.js';
import { splitWords } from './vocabulary.js';

const Words = z.string().max(10_000, 'tooLong').default('');

export const MappingInput = DraftInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  key: z.string().max(40, 'unknownChoice').optional(),
  keyTyped: Words,
  emails: Keys,
  emailsTyped: Words,
  phones: Keys,
  phonesTyped: Words,
  consent: Keys,
  consentTyped: Words,
  ...RegionInput.shape,
  /** The source that the card said would be replaced. */
  replaces: z.string().max(100).optional(),
});
export type MappingInput = z.infer<typeof MappingInput>;

/** What a file holds and which of its columns mean something; everything is kept as it is. */
export const importMappingForm: Form<ImportDraft, MappingInput> = {
  verb: 'startImport',
  input: MappingInput,
  draw(view, locale, typed) {
    const words = locale.data.mapping;
    const data = { ...draftData(view.draft), ...(view.replaces && { replaces: view.replaces.id }) };
    return card(locale, {
      fallbackText: words.title,
      body: [
        heading(words.title),
        fileFacts(view, locale),
        view.replaces ? note('warning', words.replaces(safeText(view.replaces.name, 80))) : undefined,
        textInput({
          id: 'name',
          label: words.name,
          required: words.nameRequired,
          value: view.name,
          maxLength: 100,
          typed,
        }),
        ...keyInputs(view, locale, typed),
        ...contactInputs(view, locale, typed),
        ...consentInputs(view, locale, typed),
        ...previewRows(view, (column) => rank(view, column), locale),
      ],
      actions: [
        button('startImport', view.replaces ? words.replace : words.import, data, { style: 'positive' }),
        button('readAs', words.isConsent, { ...draftData(view.draft), as: 'consent' }, { skipInputs: true }),
        button('command', locale.general.cancel, { command: 'data' }, { skipInputs: true }),
      ],
    });
  },
};

/** The columns as the service takes them: names, those of the list and those that were typed. */
export function columnsOf(input: MappingInput, columns: readonly SourceColumn[]) {
  const names = columns.map(({ name }) => name);
  const listed = (keys: readonly string[]) => keys.map((key) => named(names, key)).filter((name) => name !== undefined);
  const many = (keys: readonly string[], words: string) => [...new Set([...listed(keys), ...splitWords(words)])];
  return {
    key: input.keyTyped.trim() || (named(names, input.key) ?? ''),
    emails: many(input.emails, input.emailsTyped),
    phones: many(input.phones, input.phonesTyped),
    consent: many(input.consent, input.consentTyped),
  };
}

function keyInputs(view: ImportDraft, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.data.mapping;
  const guessed = view.columns.filter(({ name }) => name === view.key);
  const { choices, more } = listed([...guessed, ...view.columns.filter(({ name }) => name !== view.key)], locale);
  const value = view.key === undefined ? undefined : choiceKey(view.key);
  const required = more === 0 ? words.keyRequired : undefined;
  return present([
    choiceInput({ id: 'key', label: words.key, placeholder: words.keyHint, choices, value, required, typed }),
    more > 0 ? textInput({ id: 'keyTyped', label: words.keyTyped, typed }) : undefined,
  ]);
}

function contactInputs(view: ImportDraft, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.data.mapping;
  const { emails, phones } = view;
  const mails = { id: 'emails', label: words.emails, other: words.emailsTyped, chosen: emails, looks: looksLikeEmail };
  const calls = { id: 'phones', label: words.phones, other: words.phonesTyped, chosen: phones, looks: looksLikePhone };
  // Asked for where there may be a number to read; other numbers name their country themselves.
  const numbers = phones.length > 0 || view.columns.some(looksLikePhone);
  return [
    ...someColumns(mails, view, locale, typed),
    ...someColumns(calls, view, locale, typed),
    ...(numbers ? regionInputs(view.region, locale, typed) : []),
    text(words.contacts, { subtle: true, small: true }),
  ];
}

/** Profiles that already hold consent need no import of it. */
function consentInputs(view: ImportDraft, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.data.mapping;
  const chosen = (view.consent ?? []).map(({ column }) => column);
  const columns = { id: 'consent', label: words.consent, other: words.consentTyped, chosen, looks: looksLikeConsent };
  const inputs = someColumns(columns, view, locale, typed);
  return [...inputs, text(words.consentMeans, { subtle: true, small: true })];
}

interface SomeColumns {
  id: string;
  label: string;
  /** Of the line for columns that are not in the list. */
  other: string;
  chosen: readonly string[];
  looks(column: SourceColumn): boolean;
}

/** Columns that look like it, ticked where they were guessed; any other by its name, which keeps 200 columns readable. */
function someColumns(
  { id, label, other, chosen, looks }: SomeColumns,
  view: ImportDraft,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const { choices } = listed(
    view.columns.filter((column) => chosen.includes(column.name) || looks(column)),
    locale,
    { most: 8 },
  );
  const value = chosen.map(choiceKey).join(',');
  const list = choiceInput({ id, label, choices, value, style: 'expanded', many: true, typed });
  const byName = textInput({
    id: `${id}Typed`,
    label: other,
    placeholder: locale.data.mapping.typedHint,
    maxLength: 1_000,
    typed,
  });
  return choices.length > 0 ? [list, byName] : [byName];
}

const looksLikeEmail = ({ guess, samples }: SourceColumn) =>
  guess === 'email' || samples.some((sample) => /^\S+@\S+\.\S+$/.test(sample.slice(0, 320)));

const looksLikePhone = ({ guess, samples }: SourceColumn) =>
  guess === 'phone' || samples.some((sample) => /^\+?[\d\s().-]{8,20}$/.test(sample) && !DATE.test(sample));

/** Days have the letters of a phone number, and would only lengthen the list. */
const DATE = /^(\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4})$/;

const looksLikeConsent = ({ samples }: SourceColumn) =>
  samples.length > 0 && samples.every((sample) => YES_OR_NO.test(sample.trim()));

const YES_OR_NO = /^(true|false|yes|no|ja|nee|waar|onwaar|opt(ed)?[ -]?(in|out)|(un)?subscribed|granted|denied)$/i;

/** The columns that mean something go first. */
function rank({ key, emails, phones, consent = [] }: ImportDraft, { name, guess }: SourceColumn): number {
  if (name === key) return 0;
  if (guess === 'companyName') return 1;
  if (guess === 'website' || guess === 'location') return 2;
  if (emails.includes(name) || phones.includes(name)) return 3;
  return consent.some(({ column }) => column === name) ? 4 : 5;
}
