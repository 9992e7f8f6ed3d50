import { changeRun, type StoredRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import type { ErrorCode } from '../errors.js';
import type { ProviderFailure } from '../leadspace/index.js';
import { noteOn } from './auditNotes.js';
import type { RunCore } from './parts.js';
import type { Hold } from './view.js';

/** What a failed submission means for its batch and for the run. */
export type Verdict =
  /** Not taken in: sent again after the hold. */
  | { batch: 'ready'; hold: Trouble }
  /** Maybe taken in and paid: never sent again by itself. */
  | { batch: 'unknown'; hold: Trouble }
  /** Not taken in, and it would not be the next time either. */
  | { batch: 'refused'; failure: ErrorCode };

export interface Trouble {
  code: Hold['code'];
  /** Waits for somebody to act; else it ends by itself. */
  needsSomebody?: boolean;
  /** As the provider said; not earlier than this. */
  retryAfterMs?: number;
  /** So many in a row end the run. */
  most?: number;
}

/** A minute of 5xx is survived by far; ten minutes are about the end. */
const MOST_ANSWERED = 15;
/** Each may have been paid: the question stays small. */
const MOST_UNKNOWN = 3;

const TOKEN: Trouble = { code: 'tokenRefused', needsSomebody: true };
const CREDITS: Trouble = { code: 'creditsOrProgram', needsSomebody: true };
const UNKNOWN: Trouble = { code: 'providerAnswerUnknown', most: MOST_UNKNOWN };

/** Reads why a bulk submission failed; see `ProviderFailure` for what each kind promises. */
export function verdictOn(failure: ProviderFailure): Verdict {
  switch (failure.kind) {
    case 'unauthorized':
      return { batch: 'ready', hold: TOKEN };
    case 'creditsOrProgram':
      return { batch: 'ready', hold: CREDITS };
    case 'rateLimited':
      return { batch: 'ready', hold: { code: 'providerBusy', retryAfterMs: failure.retryAfterMs ?? 0 } };
    case 'unavailable':
      if (failure.sent === false) return { batch: 'ready', hold: { code: 'providerUnreachable' } };
      if (failure.sent === 'answered')
        return { batch: 'ready', hold: { code: 'providerUnreachable', most: MOST_ANSWERED } };
      return { batch: 'unknown', hold: UNKNOWN };
    case 'unknownOutcome':
    case 'badResponse':
      return { batch: 'unknown', hold: UNKNOWN };
    case 'invalidInput':
    case 'tooLarge':
      return { batch: 'refused', failure: 'providerAnswerUnknown' };
  }
}

const LONGEST_HOLD = 60_000;

/** 1 s, 2 s, 4 s … 60 s, for the n-th trouble in a row. */
export const backoff = (n: number): number => Math.min(LONGEST_HOLD, 1_000 * 2 ** (n - 1));

/**
 * Puts a run on hold. Batches that were claimed before the hold was known (`claimedAt`, epoch milliseconds) belong to the same
 * trouble and do not count as another one.
 */
export async function hold(
  core: Pick<RunCore, 'audit' | 'clock'>,
  tx: Writer,
  run: StoredRun,
  trouble: Trouble,
  claimedAt: number,
): Promise<void> {
  if (run.holdCode !== null && run.holdUntil === null) return;
  const now = core.clock.now();
  const same = run.holdCode === trouble.code;
  const isEcho = same && run.holdUntil !== null && claimedAt < run.holdUntil;
  const count = isEcho ? run.trouble : same ? run.trouble + 1 : 1;
  const until = now + Math.max(backoff(count), trouble.retryAfterMs ?? 0);
  const tooMany = trouble.most !== undefined && count > trouble.most;
  await changeRun(tx, run.id, {
    holdCode: trouble.code,
    holdSince: same ? (run.holdSince ?? now) : now,
    holdUntil: trouble.needsSomebody ? null : Math.max(until, same ? (run.holdUntil ?? 0) : 0),
    trouble: count,
    ...(tooMany && run.failure === null && { failure: JSON.stringify({ code: trouble.code, params: {} }) }),
  });
  if (!same) await core.audit.append(tx, noteOn(run, 'run.hold', { code: trouble.code }));
}

/** A submission went well. A hold that waits for somebody stays: this one was only on its way before. */
export async function endHold(tx: Writer, run: StoredRun, claimedAt: number): Promise<void> {
  if (run.holdCode === null || run.holdUntil === null || claimedAt < run.holdUntil) return;
  await changeRun(tx, run.id, NO_HOLD);
}

export const NO_HOLD = { holdCode: null, holdSince: null, holdUntil: null, trouble: 0 } as const;

/** Nothing more is sent; what was submitted is still collected, and then the run is Failed. */
export async function fail(tx: Writer, run: StoredRun, code: ErrorCode, params = {}): Promise<void> {
  if (run.failure === null) await changeRun(tx, run.id, { failure: JSON.stringify({ code, params }) });
}
