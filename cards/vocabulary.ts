import { z } from 'zod';
import type { Readings } from '../services/consent/mapping.js';
import type { Seen } from '../services/consentImports.js';
import { type CardElement, present } from './card.js';
import { choiceKey, fitting, Keys } from './choices.js';
import { type Choice, choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { subheading, text } from './parts.js';
import { safeText } from './safeText.js';

/** Four such lines, drawn again in any script, still leave the card room. */
const LINE = 600;
const Words = z.string().max(LINE, 'tooLong').default('');

/** How values read: those that were seen are ticked in one of two lists, others are typed. */
export const VocabularyInput = z.object({
  trueValues: Keys,
  trueTyped: Words,
  falseValues: Keys,
  falseTyped: Words,
});
export type VocabularyInput = z.infer<typeof VocabularyInput>;

export interface Vocabulary {
  /** Proposed. */
  readings: Readings;
  values: readonly Seen[];
  moreValues: number;
}

const LIST_BYTES = 2_500;

export function vocabularyInputs(view: Vocabulary, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consentImport.values;
  const { choices, more } = shownValues(view.values, locale);
  const left = more + view.moreValues;
  return present([
    subheading(words.title),
    choices.length > 0 ? text(left > 0 ? words.introSome(choices.length, left) : words.intro) : undefined,
    ...readingInputs('true', view, choices, locale, typed),
    ...readingInputs('false', view, choices, locale, typed),
    text(words.neither, { subtle: true, small: true }),
  ]);
}

function readingInputs(
  reading: 'true' | 'false',
  { readings }: Vocabulary,
  choices: readonly Choice[],
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const words = locale.consentImport.values;
  const known = readings[reading];
  const keys = new Set(known.map(choiceKey));
  const ticked = choices.filter(({ value }) => keys.has(value)).map(({ value }) => value);
  const others = known.filter((word) => !ticked.includes(choiceKey(word)) && canBeTyped(word));
  const list = { id: `${reading}Values`, label: words.means[reading], value: ticked.join(',') };
  return present([
    choices.length > 0 ? choiceInput({ ...list, choices, style: 'expanded', many: true, typed }) : undefined,
    textInput({
      id: `${reading}Typed`,
      label: words.typed[reading],
      placeholder: words.typedHint,
      value: joined(others),
      maxLength: LINE,
      typed,
    }),
  ]);
}

/** As many as the line holds, none of them cut: half a word would mean something else. */
function joined(words: readonly string[]): string {
  let line = '';
  for (const word of words) {
    const longer = line ? `${line}; ${word}` : word;
    if (longer.length > LINE) break;
    line = longer;
  }
  return line;
}

/** What a line of words separated by semicolons can hold, and shows as it is. */
const canBeTyped = (word: string): boolean => word === safeText(word, 60) && !word.includes(';');

export const shownValues = (values: readonly Seen[], locale: Locale) =>
  fitting(
    values.map((seen) => seenChoice(seen, locale)),
    undefined,
    LIST_BYTES,
  );

/** Values and options are somebody's data: identified by a key, and shown on the card only. */
export const seenChoice = ({ text: shown, folded, rows }: Seen, locale: Locale): Choice => ({
  title: locale.consentImport.values.seen(safeText(shown, 40), rows),
  value: choiceKey(folded),
});

/** Words of a line, without the empty ones. */
export const splitWords = (line: string): string[] =>
  line
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);
