import type { Locale } from '../../cards/locale.js';
import { messageOf } from '../../cards/problemCard.js';
import type { NewId } from '../../services/clock.js';
import { type ErrorCode, ServiceError } from '../../services/errors.js';
import type { Log } from '../../services/log.js';
import { describe } from '../log.js';
import { BadRequest } from '../requestBody.js';
import type { PageProblem } from './wire.js';

/** An answer that is none, for a page. */
export interface Refusal {
  status: number;
  problem: PageProblem;
  headers?: Readonly<Record<string, string>>;
}

/** Who asked too much, or too early: words of ours, and when to come back. */
export class NotNow extends Error {
  override readonly name = 'NotNow';

  constructor(
    readonly code: 'tooFast' | 'starting' | 'signInUnreachable',
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  signInRefused: 401,
  pageLinkExpired: 401,
  notAllowed: 403,
  notFound: 404,
  linkExpired: 410,
  tokenPageOver: 410,
};
/** What is asked for does not go together with how things are. */
const CONFLICT = 409;

/** Problems are told in words; faults are logged, and told as the id they were logged with. */
export function refusalOf(error: unknown, locale: Locale, { log, newId }: { log: Log; newId: NewId }): Refusal {
  const words = locale.pageAnswers;
  if (error instanceof ServiceError) {
    const { code } = error;
    const problem = { code, message: messageOf(error, locale), next: locale.errors[code].next };
    return { status: STATUS[code] ?? CONFLICT, problem };
  }
  if (error instanceof BadRequest) return { status: error.status, problem: { code: 'malformed', ...words.malformed } };
  if (error instanceof NotNow) return notNow(error, locale);
  const id = newId();
  log.error({ ...describe(error), fault: id }, 'fault');
  return { status: 500, problem: { code: 'fault', message: words.fault.message, next: words.fault.next(id) } };
}

const notNow = ({ code }: NotNow, locale: Locale): Refusal => ({
  status: code === 'tooFast' ? 429 : 503,
  problem: { code, ...locale.pageAnswers[code] },
  headers: { 'Retry-After': code === 'signInUnreachable' ? '60' : '1' },
});
