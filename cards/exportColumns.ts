import { z } from 'zod';
import type { ExportColumn } from '../services/exports.js';
import { type CardElement, present } from './card.js';
import { choiceKey, fittingOf, Keys } from './choices.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { safeText } from './safeText.js';
import { splitWords } from './vocabulary.js';

type Kind = ExportColumn['kind'];

/** Three such lines, drawn again in any script, still leave the card room. */
const LINE = 600;
const Words = z.string().max(LINE, 'tooLong').default('');

/** Columns by kind: those that are ticked, and those that the lists do not hold by their name. */
export const ColumnsInput = z.object({
  key: Keys,
  profile: Keys,
  profileTyped: Words,
  enriched: Keys,
  enrichedTyped: Words,
  consent: Keys,
  consentTyped: Words,
});
export type ColumnsInput = z.infer<typeof ColumnsInput>;

const KINDS: readonly Kind[] = ['key', 'profile', 'enriched', 'consent'];
/** Longer lists cannot be read on a phone; all the fields of one enrichment would be twice as many. */
const MOST: Record<Kind, number> = { key: 2, profile: 12, enriched: 14, consent: 8 };
/** A multiple choice comes back as one text of at most 2,000 letters; names of any script leave the card room. */
const LIST_BYTES = 2_400;

/** A list of each kind that there is, ticked as proposed; any other column by its name. */
export const columnInputs = (columns: readonly ExportColumn[], locale: Locale, typed?: Typed): CardElement[] =>
  KINDS.flatMap((kind) => inputsOf(kind, columns, locale, typed));

function inputsOf(kind: Kind, columns: readonly ExportColumn[], locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.exports.form;
  const mine = columns.filter((column) => column.kind === kind);
  if (mine.length === 0) return [];
  const proposed = mine.filter((column) => column.proposed);
  const ordered = [...proposed, ...mine.filter((column) => !column.proposed)];
  const single = new Set(mine.map(({ enrichment }) => enrichment)).size === 1;
  const title = (column: ExportColumn) => (single ? shortTitle(column, locale) : titleOf(column, locale));
  const { choices, more } = fittingOf(
    ordered,
    (column) => ({ title: title(column), value: choiceKey(column.key) }),
    MOST[kind],
    LIST_BYTES,
  );
  const value = proposed.map(({ key }) => choiceKey(key)).join(',');
  const others = ordered.slice(ordered.length - more);
  const enrichment = single ? mine[0]?.enrichment : undefined;
  return present([
    enrichment === undefined
      ? undefined
      : line([`${words.of} `, { data: enrichment, most: 60 }], { subtle: true, small: true }),
    choiceInput({ id: kind, label: words.kinds[kind], choices, value, style: 'expanded', many: true, typed }),
    ...(more > 0 ? byName(kind, others, title, locale, typed) : []),
  ]);
}

/** What is ticked and does not fit into the list stands in the line, or it would be lost without a word. */
function byName(
  kind: Kind,
  others: readonly ExportColumn[],
  title: (column: ExportColumn) => string,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const words = locale.exports.form;
  const ticked = others.filter(({ proposed }) => proposed).map(title);
  const input = { id: `${kind}Typed`, label: words.others[kind], placeholder: words.hint, maxLength: LINE, typed };
  return [
    textInput({ ...input, value: ticked.join('; ') }),
    line([{ data: words.also(others.map(title).join('; ')), most: 240 }], { subtle: true, small: true }),
  ];
}

/** Of keys and enriched fields the words are ours; other names are somebody's data. */
function titleOf(column: ExportColumn, locale: Locale): string {
  const { kind, enrichment = '' } = column;
  const short = shortTitle(column, locale);
  return kind === 'enriched' ? locale.exports.form.enriched(short, safeText(enrichment, 40)) : short;
}

function shortTitle({ kind, key, name }: ExportColumn, locale: Locale): string {
  const words = locale.exports.form;
  if (kind === 'key') return words.keyNames[key as keyof typeof words.keyNames] ?? name;
  return kind === 'enriched' ? fieldName(name, locale) : safeText(name, 60);
}

const fieldName = (name: string, { results: { fields } }: Locale): string =>
  fields[name as keyof typeof fields] ?? name;

/** Keys of the chosen columns, or what is wrong with a name, by the input below which it is said. */
export function chosenColumns(
  input: ColumnsInput,
  columns: readonly ExportColumn[],
  locale: Locale,
): { keys: string[]; problems: Record<string, string> } {
  const ticked = new Set(KINDS.flatMap((kind) => input[kind]));
  const keys = columns.filter(({ key }) => ticked.has(choiceKey(key))).map(({ key }) => key);
  const problems: Record<string, string> = {};
  for (const kind of ['profile', 'enriched', 'consent'] as const) {
    const mine = columns.filter((column) => column.kind === kind);
    for (const name of splitWords(input[`${kind}Typed`])) {
      const [found, other] = called(name, mine, locale);
      const words = locale.exports.form;
      if (!found) problems[`${kind}Typed`] ??= words.unknown(safeText(name, 60));
      else if (other) problems[`${kind}Typed`] ??= words.several(safeText(name, 60));
      else keys.push(found.key);
    }
  }
  if (keys.length === 0 && Object.keys(problems).length === 0) problems.key = locale.exports.form.noColumn;
  return { keys: [...new Set(keys)], problems };
}

/** By exactly its name, or in any letter case; an enriched field also without its enrichment, or as it stands in the file. */
function called(name: string, columns: readonly ExportColumn[], locale: Locale): ExportColumn[] {
  const exact = columns.filter((column) => column.kind !== 'enriched' && column.name === name);
  if (exact.length > 0) return exact;
  const wanted = name.toLocaleLowerCase();
  const fits = (words: string) => words.toLocaleLowerCase() === wanted;
  const whole = columns.filter((column) => fits(titleOf(column, locale)) || fits(headerOf(column)));
  if (whole.length > 0) return whole;
  return columns.filter((column) => fits(column.kind === 'enriched' ? fieldName(column.name, locale) : column.name));
}

const headerOf = ({ name, enrichment }: ExportColumn): string => (enrichment ? `${enrichment}: ${name}` : name);
