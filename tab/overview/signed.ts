import type { Words } from '../words.js';

/** +12, −3; undefined where nothing has changed, to as many decimals as are shown. */
export function signed(change: number, words: Words, decimals = 0): string | undefined {
  const rounded = Math.round(change * 10 ** decimals) / 10 ** decimals;
  if (rounded === 0) return undefined;
  return `${rounded > 0 ? '+' : '−'}${words.number(Math.abs(rounded))}`;
}
