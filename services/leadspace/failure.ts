/**
 * Why a call gave no answer that can be used. No kind is ever folded into another: what may be sent again, what may have been
 * paid and what the administrator is told depends on it (wire contract 2.2, Leadspace error codes).
 */
export type ProviderFailure =
  /** 400 and its like: the request itself is wrong. Never repeated. */
  | { kind: 'invalidInput'; status: number }
  /** 413: fewer records a call. */
  | { kind: 'tooLarge'; status: number }
  /** 401: wrong or expired token. */
  | { kind: 'unauthorized'; status: number }
  /** 427, 402, 403: out of credits, or an invalid Program ID; the provider does not say which. */
  | { kind: 'creditsOrProgram'; status: number }
  /** 429: over the contracted rate. `retryAfterMs` where the provider named a time. Nothing was taken in. */
  | { kind: 'rateLimited'; status: number; retryAfterMs?: number }
  /**
   * `sent: false`: the request never left, so it is safe to repeat. `answered`: 500 to 504, to be repeated with a bound. `cutOff`: left
   * and unanswered, which only a poll may be without harm.
   */
  | { kind: 'unavailable'; sent: false | 'answered' | 'cutOff'; status?: number; reason: string }
  /** A POST that left and was not answered: maybe taken in and paid. Never repeated by itself. */
  | { kind: 'unknownOutcome'; reason: string }
  /** An answer that says nothing we know. To a POST with a 2xx status it means: taken in, and maybe paid. */
  | { kind: 'badResponse'; status: number; reason: string };

export type FailureKind = ProviderFailure['kind'];

/** Carries no token, no request and no answer: it may be logged as it is. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(
    readonly failure: ProviderFailure,
    /** The provider's own number for the call, for its support. */
    readonly trackingId?: string,
  ) {
    super(`Leadspace: ${failure.kind}${'reason' in failure ? ` (${failure.reason})` : ''}`);
  }

  get kind(): FailureKind {
    return this.failure.kind;
  }
}

/** Reads the status of an answer that is not the expected one. */
export function failureOfStatus(
  method: 'GET' | 'POST',
  status: number,
  retryAfter: string | undefined,
  now: number,
): ProviderFailure {
  if (status === 401) return { kind: 'unauthorized', status };
  if (status === 427 || status === 402 || status === 403) return { kind: 'creditsOrProgram', status };
  if (status === 413) return { kind: 'tooLarge', status };
  if ([400, 404, 405, 415, 422].includes(status)) return { kind: 'invalidInput', status };
  if (status === 429) return { kind: 'rateLimited', status, ...wait(readRetryAfter(retryAfter, now)) };
  if (status >= 500 && status <= 504)
    return { kind: 'unavailable', sent: 'answered', status, reason: `status ${status}` };
  // 520 and up are a front's own: it does not know what happened behind it.
  if (status > 504 && method === 'POST') return { kind: 'unknownOutcome', reason: `status ${status}` };
  if (status > 504) return { kind: 'unavailable', sent: 'answered', status, reason: `status ${status}` };
  return { kind: 'badResponse', status, reason: `unexpected status ${status}` };
}

const wait = (retryAfterMs: number | undefined) => (retryAfterMs === undefined ? {} : { retryAfterMs });

const LONGEST_WAIT = 3_600_000;

/**
 * `Retry-After` in milliseconds, from seconds or an HTTP date. A date that has passed is 0, more than an hour is an hour; what is
 * negative or unreadable is as good as absent.
 */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), LONGEST_WAIT);
  // Date.parse also takes "-5" for a date, so it only gets what starts with the name of a day.
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), LONGEST_WAIT);
}
