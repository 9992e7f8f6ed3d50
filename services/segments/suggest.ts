import { distance } from 'fastest-levenshtein';
import type { Catalogue, CatalogueAttribute } from './catalogue.js';
import type { ValueLookup } from './lookup.js';
import { attributesNamed, qualified } from './names.js';
import { quote } from './tokens.js';
import { fold } from './values.js';
import type { RuleProblem } from './view.js';
import { showWord, translationsOf, wordsOfType } from './vocabulary.js';

export type Suggestion = RuleProblem['suggestions'][number];

const MOST = 3;
/** Values that are compared with an unknown one: those that most rows have. */
const LOOKED_AT = 1_000;
const LONGEST_COMPARED = 100;

/** Names that are like an unknown one, as they would be typed. */
export function likeNames(catalogue: Catalogue, text: string): Suggestion[] {
  const names = catalogue.attributes.flatMap((known) =>
    [...new Set([known.labels.en, known.labels.nl, ...known.synonyms])].map((label) => ({ known, label })),
  );
  // Somebody may have typed an entity that is not there.
  const said = [text, text.slice(text.lastIndexOf('.') + 1)];
  const near = nearest(said, names, ({ label }) => label);
  return near.map(({ known, label }) => {
    const name = attributesNamed(catalogue, label).length > 1 ? qualified(known, label) : label;
    return { text: quote(name), ...(known.filled !== undefined && { rows: known.filled }) };
  });
}

/** The qualified names of attributes that share a name, in the language in which it was typed. */
export function apartNames(found: readonly CatalogueAttribute[], text: string): Suggestion[] {
  return found.map((known) => {
    const isDutch = fold(text).endsWith(fold(known.labels.nl));
    const label = isDutch ? known.labels.nl : known.labels.en;
    return { text: quote(qualified(known, label)), ...(known.filled !== undefined && { rows: known.filled }) };
  });
}

/** Values that are like an unknown one, with how many rows have each; of options and words of ours all may be offered. */
export async function likeValues(known: CatalogueAttribute, text: string, lookup: ValueLookup): Promise<Suggestion[]> {
  const { type } = known;
  if (type === 'truth' || type === 'status') return likeWords(known, type, lookup);
  const isOurs = type === 'option' || type === 'source';
  const values =
    type === 'option' ? await optionValues(lookup) : await lookup.values(known.attribute, LOOKED_AT, text.trim());
  const translations = type === 'option' ? translationsOf(text) : [];
  const translated = values.filter((value) => translations.includes(fold(value.text)));
  const near = nearest([text], values, (value) => value.text).filter((value) => !translated.includes(value));
  const found = [...translated, ...near];
  return (found.length > 0 || !isOurs ? found : values).slice(0, MOST).map((value) => ({
    text: quote(value.text),
    rows: value.rows,
  }));
}

const optionValues = async (lookup: ValueLookup): Promise<{ text: string; rows: number }[]> =>
  (await lookup.options()).map(({ name, rows }) => ({ text: name, rows })).sort((a, b) => b.rows - a.rows);

/** In both languages, since nobody knows which one was meant. */
async function likeWords(
  { attribute }: CatalogueAttribute,
  type: 'truth' | 'status',
  lookup: ValueLookup,
): Promise<Suggestion[]> {
  const counts = await lookup.values(attribute, LOOKED_AT);
  const rowsOf = (word: string) => counts.find(({ text }) => showWord(type, text).en === word)?.rows;
  return wordsOfType(type).flatMap(({ en, nl }) => {
    const rows = rowsOf(en);
    return [en, nl].map((text) => ({ text, ...(rows !== undefined && { rows }) }));
  });
}

/** The nearest first: what contains the other, then what differs in few letters. */
function nearest<T>(said: readonly string[], items: readonly T[], textOf: (item: T) => string): T[] {
  const asked = said.map((text) => fold(text).slice(0, LONGEST_COMPARED));
  return items
    .map((item) => ({ item, far: Math.min(...asked.map((text) => farness(text, fold(textOf(item))))) }))
    .filter(({ far }) => far < 1)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** 0: the same; 1 and more: not alike. */
function farness(text: string, other: string): number {
  const shorter = Math.min(text.length, other.length);
  if (shorter >= 3 && (text.includes(other) || other.includes(text))) return 0.5;
  const letters = distance(text, other.slice(0, 2 * LONGEST_COMPARED));
  return letters / (Math.max(1, Math.floor(shorter / 2)) + 0.5);
}

/** The rule as typed, with a suggestion in the place of what was not known. */
export const corrected = (text: string, problem: RuleProblem, suggestion: Suggestion): string =>
  text.slice(0, problem.at) + suggestion.text + text.slice(problem.at + problem.length);
