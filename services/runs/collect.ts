import type { Batch } from '../../storage/batches.js';
import { findRun } from '../../storage/runs.js';
import { ServiceError } from '../errors.js';
import { type PollAnswer, ProviderError, type ProviderFailure } from '../leadspace/index.js';
import { commit } from './commit.js';
import { giveUp, type UnknownReason } from './giveUp.js';
import { isActive } from './lifecycle.js';
import { spread } from './pace.js';
import { POLL_FIRST, POLL_LONGEST, type RunCore } from './parts.js';
import { endHold, hold, type Trouble } from './trouble.js';

/** Asked in vain so often, the provider is believed: it has no results, or none that can be read. */
const MOST_VAIN = 8;

/** What to do after one question. `again` after `ms`; `vain` counts towards giving up. */
type Next = { state: 'done' } | { state: 'again'; atLeastMs?: number; vain?: UnknownReason };

/**
 * Asks for the results of a submitted batch until they are stored, or their outcome is unknown. Asking is free, so it may be
 * repeated. Waits while the run is on hold for somebody. Ends early when the process does; a restart takes it up again.
 */
export async function collect(core: RunCore, batch: Batch): Promise<void> {
  let wait = POLL_FIRST;
  let vain = 0;
  let least = 0;
  for (;;) {
    await core.clock.sleep(Math.max(least, spread(wait, batch.no)), core.stopping);
    if (core.stopping.aborted) return;
    const next = await ask(core, batch);
    if (next.state === 'done' || core.stopping.aborted) return;
    vain = next.vain ? vain + 1 : 0;
    if (next.vain && vain >= MOST_VAIN) return end(core, batch, next.vain);
    if (core.clock.now() >= (batch.pollDeadline ?? 0)) return end(core, batch, 'deadline');
    least = next.atLeastMs ?? 0;
    wait = Math.min(wait * 1.5, POLL_LONGEST);
  }
}

async function ask(core: RunCore, batch: Batch): Promise<Next> {
  const askedAt = core.clock.now();
  try {
    const run = await findRun(core.sql, batch.runId);
    if (!run || batch.pollPath === null) return { state: 'done' };
    const answer = await core.leadspace.poll(await core.tokenOf(run.connectionId), batch.pollPath);
    await troubleIsOver(core, batch);
    return await read(core, batch, answer);
  } catch (error) {
    return troubled(core, batch, askedAt, error);
  }
}

async function read(core: RunCore, batch: Batch, answer: PollAnswer): Promise<Next> {
  if (answer.state === 'pending') return { state: 'again' };
  if (answer.state === 'gone') return { state: 'again', vain: 'gone' };
  const stored = await commit(core, batch, answer);
  return stored ? { state: 'done' } : { state: 'again', vain: 'badAnswer' };
}

async function troubleIsOver(core: RunCore, batch: Batch): Promise<void> {
  const run = await findRun(core.sql, batch.runId);
  if (!run || run.holdUntil === null || !isActive(run)) return;
  await core.sql.write(async (tx) => {
    const now = await findRun(tx, run.id);
    if (now) await endHold(tx, now, core.clock.now());
  });
}

async function troubled(core: RunCore, batch: Batch, askedAt: number, error: unknown): Promise<Next> {
  const noToken = error instanceof ServiceError;
  if (!noToken && !(error instanceof ProviderError)) {
    core.log.error({ err: error, run: batch.runId, batch: batch.no }, 'Results could not be stored');
    return { state: 'again' };
  }
  const { trouble, next } = meaningOf(noToken ? { kind: 'unauthorized', status: 0 } : error.failure);
  const onHold = await core.sql.write(async (tx) => {
    const run = await findRun(tx, batch.runId);
    if (!run || !isActive(run)) return false;
    await hold(core, tx, run, trouble, askedAt);
    return true;
  });
  core.notify(`run:${batch.runId}`);
  if (trouble.needsSomebody) {
    const mayGoOn = onHold && (await untilResumed(core, batch.runId));
    if (!mayGoOn && !core.stopping.aborted) return ended(core, batch);
  }
  return next;
}

function meaningOf(failure: ProviderFailure): { trouble: Trouble; next: Next } {
  const again: Next = { state: 'again' };
  switch (failure.kind) {
    case 'unauthorized':
      return { trouble: { code: 'tokenRefused', needsSomebody: true }, next: again };
    case 'creditsOrProgram':
      return { trouble: { code: 'creditsOrProgram', needsSomebody: true }, next: again };
    case 'rateLimited': {
      const atLeastMs = failure.retryAfterMs ?? 0;
      return { trouble: { code: 'providerBusy', retryAfterMs: atLeastMs }, next: { ...again, atLeastMs } };
    }
    case 'unavailable':
    case 'unknownOutcome':
      return { trouble: { code: 'providerUnreachable' }, next: again };
    default:
      return { trouble: { code: 'providerAnswerUnknown' }, next: { ...again, vain: 'badAnswer' } };
  }
}

/** The run is over, or was cancelled while it waited for somebody: nobody waits for these results any more. */
async function ended(core: RunCore, batch: Batch): Promise<Next> {
  await end(core, batch, 'badAnswer');
  return { state: 'done' };
}

/** False when the run was cancelled meanwhile: a token that is refused must not keep it from ending. */
async function untilResumed(core: RunCore, runId: string): Promise<boolean> {
  for (;;) {
    const ear = core.bell.ear();
    const run = await findRun(core.sql, runId);
    const waits = run && isActive(run) && run.holdCode !== null && run.holdUntil === null;
    if (!waits) return true;
    if (run.cancelRequested || core.stopping.aborted) return false;
    await ear.wait(POLL_LONGEST);
  }
}

/** The address stays: asking again later is free. */
async function end(core: RunCore, batch: Batch, reason: UnknownReason): Promise<void> {
  await core.sql.write((tx) => giveUp(core, tx, batch, reason));
  core.notify(`run:${batch.runId}`);
}
