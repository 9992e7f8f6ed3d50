import type { NameKey } from './names.js';

/** Words of a name count as the same from here on: one letter wrong in six or more. */
const SAME_WORD = 0.9;

/** How alike two names are, 0..1: the mean of letters in order (Jaro-Winkler) and words in common (token set). */
export function nameSimilarity(a: NameKey, b: NameKey): number {
  if (!a.key || !b.key) return 0;
  if (a.key === b.key) return 1;
  return (jaroWinkler(a.words.join(' '), b.words.join(' ')) + wordsInCommon(a.words, b.words)) / 2;
}

/** Like or nearly like; the first letter must be right, which lets an index find the word. */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a[0] !== b[0] || 2 * Math.min(a.length, b.length) < Math.max(a.length, b.length)) return 0;
  const alike = jaroWinkler(a, b);
  return alike >= SAME_WORD ? alike : 0;
}

function wordsInCommon(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let sum = 0;
  for (const word of a) {
    let best = 0;
    let at = -1;
    for (const [index, other] of left.entries()) {
      const alike = wordSimilarity(word, other);
      if (alike > best) [best, at] = [alike, index];
    }
    if (at >= 0) left.splice(at, 1);
    sum += best;
  }
  return (2 * sum) / (a.length + b.length);
}

/** Jaro-Winkler with the usual constants: prefix of at most 4, weight 0.1, only above 0.7. */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroSimilarity(a, b);
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (!a || !b) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const usedB = new Uint8Array(b.length);
  const found: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (usedB[j] || a[i] !== b[j]) continue;
      usedB[j] = 1;
      found.push(a[i]!);
      break;
    }
  }
  if (found.length === 0) return 0;
  return (found.length / a.length + found.length / b.length + 1 - outOfOrder(found, b, usedB) / found.length) / 3;
}

function outOfOrder(found: string[], b: string, usedB: Uint8Array): number {
  let swapped = 0;
  let at = 0;
  for (let j = 0; j < b.length; j += 1) {
    if (!usedB[j]) continue;
    if (found[at] !== b[j]) swapped += 1;
    at += 1;
  }
  return swapped / 2;
}
