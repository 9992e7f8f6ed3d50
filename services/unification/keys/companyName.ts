import { LEGAL_FORMS, UNSPACED_FORMS } from './legalForms.js';

/** Letters that NFKD leaves alone but that people type without the stroke, or as two letters. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** As a word of its own it is a bath: it counts as a legal form only where it is written as one. */
const SPA = /[\s,]+S\.?p\.?A\.?\s*$/;

/**
 * A company name as it compares: words without marks, case, punctuation, a leading "the" and legal form; "&" reads as "and". Empty only
 * where there is no letter and no digit: a name that is nothing but a legal form ("Co") stays what it is.
 */
export function companyNameKey(name: string): string {
  const folded = name
    .normalize('NFKC')
    .trim()
    .replace(SPA, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłæœđðþı]/g, (letter) => LETTERS[letter]!)
    .replace(/[.'’`´]/g, '')
    .replace(/(?<!\p{L})(\p{L})\/(\p{L})(?!\p{L})/gu, '$1$2')
    .replace(/&|\+/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const bare = folded.replace(UNSPACED_FORMS, '') || folded;
  return withoutForms(bare.replace(/^the (?=.)/, '').split(' ')).join(' ');
}

/** Strips legal forms at the end again and again, and never all there is. */
function withoutForms(words: string[]): string[] {
  const form = LEGAL_FORMS.find(
    (each) => each.length < words.length && each.every((word, at) => words[words.length - each.length + at] === word),
  );
  return form ? withoutForms(words.slice(0, -form.length)) : words;
}
