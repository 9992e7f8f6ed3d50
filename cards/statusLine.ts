import type { Locale } from './locale.js';

/** One fact of health: a sign, what, how it is, and what to do where something is due. */
export interface StatusLine {
  sign: '✅' | '⚠️' | '⛔' | '⚪';
  label: string;
  words: string;
  next?: string;
}

/** Of many connections, enrichments or conversations only some: the lists of their own show all. */
const SHOWN = 3;

export function some<T>(items: readonly T[], draw: (item: T) => StatusLine, { admin }: Locale): StatusLine[] {
  const lines = items.map(draw);
  // What needs attention must not hide behind "and 4 more".
  const first = [...lines].sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
  const left = lines.length - first.length;
  const label = first[0]?.label ?? '';
  return left > 0 ? [...first, { sign: '⚪', label, words: admin.status.more(left) }] : first;
}

const rank = ({ sign }: StatusLine): number => ['⛔', '⚠️', '✅', '⚪'].indexOf(sign);
