import { z } from 'zod';
import type { Choice } from './inputs.js';
import { safeText } from './safeText.js';

/** Lists of a card end here: a longer one cannot be read, and four of them have to fit into one card (more of them get fewer bytes). */
const MOST = 40;
const MOST_BYTES = 4_000;

/**
 * Stands for a name in the value of a choice. The names of fields and files may be 10,000 characters long or hold the
 * comma that separates the values of a multiple choice; and a position in a list would mean another field after a refresh.
 */
export function choiceKey(name: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  // By index: to make a text of every character takes three times as long, and a form has many keys.
  for (let at = 0; at < name.length; at += 1) {
    const code = name.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  // Without the last mixing, names that differ in one letter at the end would differ in few bits.
  high = Math.imul(high ^ (high >>> 15), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 15), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

/** The name that a key stands for, among those that were offered. */
export const named = (names: readonly string[], key: string | undefined): string | undefined =>
  names.find((name) => choiceKey(name) === key);

/** Several choices come back in one text, separated by commas. */
export const Keys = z
  .string()
  .max(2_000)
  .default('')
  .transform((keys) => keys.split(',').filter(Boolean));

/** The first choices that fit into a list, and how many are left out. */
export const fitting = (choices: readonly Choice[], most?: number, mostBytes?: number) =>
  fittingOf(choices, (choice) => choice, most, mostBytes);

/** The same of things that are made into choices only as far as they fit: a source may have thousands of columns. */
export function fittingOf<T>(
  all: readonly T[],
  toChoice: (one: T) => Choice,
  most = MOST,
  mostBytes = MOST_BYTES,
): { choices: Choice[]; more: number } {
  const choices: Choice[] = [];
  let bytes = 0;
  for (const one of all.slice(0, most)) {
    const { title, value } = toChoice(one);
    const choice = { title: safeText(title, 90), value };
    bytes += new TextEncoder().encode(JSON.stringify(choice)).length;
    if (bytes > mostBytes) break;
    choices.push(choice);
  }
  return { choices, more: all.length - choices.length };
}
