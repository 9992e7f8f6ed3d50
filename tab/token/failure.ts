import type { PageError } from '../client.js';
import type { Words } from '../words.js';

/** Why nothing was stored, for the page where it was entered. */
export interface Failure {
  /** What is wrong with what was entered; stands at the input. Otherwise something else went wrong. */
  wrong?: string;
  /** The same page can store it yet: what was entered stays where it is. */
  canRetry: boolean;
}

/** A token that none can be, or that is longer than any. */
const WRONG = new Set(['tokenRefused', 'malformed']);

export function failureOf({ status, problem }: PageError, { pageViews: { token } }: Words): Failure {
  if (problem?.code === 'tokenMissing') return { wrong: token.missing, canRetry: true };
  if (status === 413 || WRONG.has(problem?.code ?? '')) return { wrong: token.wrong, canRetry: true };
  return { canRetry: status === 0 || status === 429 || status >= 500 };
}
