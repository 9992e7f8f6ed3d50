import { z } from 'zod';
import type { ImportDraft, SourceColumn } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { choiceKey, fitting, Keys, named } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { previewRows } from './importPreview.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { facts, heading, note, text } from './parts.js';
import { safeText } from './safeText.js';

const Words = z.string().max(10_000, 'tooLong').default('');

export const MappingInput = DraftInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  key: z.string().max(40, 'unknownChoice').optional(),
  keyTyped: Words,
  emails: Keys,
  emailsTyped: Words,
  phones: Keys,
  phonesTyped: Words,
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
        ...previewRows(view, locale),
      ],
      actions: [
        button('startImport', view.replaces ? words.replace : words.import, data, { style: 'positive' }),
        button('command', locale.general.cancel, { command: 'data' }, { skipInputs: true }),
      ],
    });
  },
};

/** The columns as the service takes them: names, those of the list and those that were typed. */
export function columnsOf(input: MappingInput, columns: readonly SourceColumn[]) {
  const names = columns.map(({ name }) => name);
  const listed = (keys: readonly string[]) => keys.map((key) => named(names, key)).filter((name) => name !== undefined);
  const many = (keys: readonly string[], words: string) => [...new Set([...listed(keys), ...splitNames(words)])];
  return {
    key: input.keyTyped.trim() || (named(names, input.key) ?? ''),
    emails: many(input.emails, input.emailsTyped),
    phones: many(input.phones, input.phonesTyped),
  };
}

const splitNames = (words: string): string[] =>
  words
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean);

function fileFacts({ file, columns }: ImportDraft, locale: Locale): CardElement {
  const words = locale.data.mapping;
  const separator = file.separator && (words.separators[file.separator] ?? file.separator);
  const how = file.encoding ? ` · ${words.encoding(file.encoding, separator)}` : '';
  return facts([
    [words.file, `${safeText(file.name, 60)} · ${locale.bytes(file.bytes)} · ${file.format.toUpperCase()}${how}`],
    [words.columns, words.columnsText(columns.length)],
  ]);
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
  const emails = contactInput({ id: 'emails', label: words.emails, other: words.emailsTyped }, view, locale, typed);
  const phones = contactInput({ id: 'phones', label: words.phones, other: words.phonesTyped }, view, locale, typed);
  return [...emails, ...phones, text(words.contacts, { subtle: true, small: true })];
}

/** Columns that look like it, ticked where they were guessed; any other by its name, which keeps 200 columns readable. */
function contactInput(
  { id, label, other }: { id: 'emails' | 'phones'; label: string; other: string },
  view: ImportDraft,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const looks = id === 'emails' ? looksLikeEmail : looksLikePhone;
  const chosen = view[id];
  const { choices } = listed(
    view.columns.filter((column) => chosen.includes(column.name) || looks(column)),
    locale,
    8,
  );
  const value = chosen.map(choiceKey).join(',');
  const list = choiceInput({ id, label, choices, value, style: 'expanded', many: true, typed });
  const byName = textInput({
    id: `${id}Typed`,
    label: other,
    placeholder: locale.data.mapping.typedHint,
    maxLength: 2_000,
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

const listed = (columns: readonly SourceColumn[], locale: Locale, most?: number) =>
  fitting(
    columns.map(({ name, fillRate }) => ({
      title: locale.data.mapping.column(safeText(name, 40), locale.percent(fillRate)),
      value: choiceKey(name),
    })),
    most,
  );
