import {
  LEADING_FORMS,
  LEGAL_FORMS,
  SHORT_UNSPACED,
  UNSPACED_BEGINNING,
  UNSPACED_ENDING,
  UNSPACED_OF_SHORT,
  WRITTEN,
  WRITTEN_BEGINNING,
} from './legalForms.js';

/** Letters that NFKD leaves alone but that people type without the stroke, or as two letters. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n' },
};

/** Nothing in these can change but letter case and spaces: most names, and each of a million is read. */
const PLAIN = /^[A-Za-z0-9 ]*$/;
const WRITTEN_PLAIN = /\b(?:SpA|eG)\b/;

/**
 * A company name as it compares: words without case, punctuation, a leading "the" and legal form, and without the marks of Latin and
 * Greek letters; other scripts stay as they are, for there marks are letters. "&" reads as "and". Empty only where there is no letter
 * and no digit: a name that is nothing but a legal form ("Co") stays what it is.
 */
export function companyNameKey(name: string): string {
  const folded = PLAIN.test(name) && !WRITTEN_PLAIN.test(name) ? name.toLowerCase() : fold(name);
  return bare(folded.split(' ').filter(Boolean)).join(' ');
}

function fold(name: string): string {
  const written = name
    // What says that a name is a trade mark would become letters of it.
    .replace(/[\p{Cf}™®©℠]/gu, '')
    .normalize('NFKC')
    .trim()
    .replace(WRITTEN_BEGINNING, '')
    .replace(WRITTEN, (form) => ` ${[...form.replace(/[.\s]/g, '')].join(' ')} `)
    .replace(SHORT_UNSPACED, (short) => UNSPACED_OF_SHORT[short]!);
  return withoutMarks(written)
    .replace(/[ßøłæœđðþıħŧŋ]/g, (letter) => LETTERS[letter]!)
    .replace(/(?<![\p{L}.])(\p{L})\.\s+(?=\p{L}\.(?!\p{L}))/gu, '$1.')
    .replace(/(?<!\d)\.|\.(?!\d)|['’‘`´]/g, '')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/&|\+/g, ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    // Lower case takes some letters apart again.
    .normalize('NFC');

/** Strips what stands before and behind the name again and again, and never all there is. */
function bare(words: readonly string[]): readonly string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const form = LEGAL_FORMS.get(last)?.find((each) => isEnding(each, words));
  if (form) return bare(words.slice(0, -form.length));
  if (words.length > 1 && (first === 'the' || LEADING_FORMS.has(first))) return bare(words.slice(1));
  const ending = last.replace(UNSPACED_ENDING, '');
  if (ending !== last && (ending !== '' || words.length > 1))
    return bare([...words.slice(0, -1), ending].filter(Boolean));
  const beginning = first.replace(UNSPACED_BEGINNING, '');
  if (beginning !== first && (beginning !== '' || words.length > 1))
    return bare([beginning, ...words.slice(1)].filter(Boolean));
  return words;
}

const isEnding = (form: readonly string[], words: readonly string[]): boolean =>
  words.slice(0, -form.length).some((word) => word !== 'and' && word !== 'the') &&
  form.every((word, at) => words[words.length - form.length + at] === word);
