import { type Batch, changeBatch } from '../../storage/batches.js';
import { countRun, findRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import { ProviderError } from '../leadspace/index.js';
import { noteOn } from './auditNotes.js';
import type { Claim } from './claim.js';
import { giveUp } from './giveUp.js';
import { POLL_GIVE_UP, type RunCore } from './parts.js';
import { endHold, fail, hold, verdictOn } from './trouble.js';

/**
 * Sends a claimed batch, once. Resolves to the batch that is to be collected: when the provider took it and its address is
 * saved. Whatever happens, what is stored tells how far it got.
 */
export async function submit(core: RunCore, claim: Claim): Promise<Batch | undefined> {
  let path: string;
  try {
    ({ path } = await core.leadspace.submitBulk(claim.token, claim.records));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await untilStored(core, claim, (tx) => submissionFailed(core, tx, claim, error));
    core.notify(`run:${claim.run.id}`);
    return undefined;
  }
  await core.reached('answeredAddressUnsaved');
  const saved = await untilStored(core, claim, (tx) => addressKnown(core, tx, claim, path));
  if (!saved) core.log.warn({ run: claim.run.id, batch: claim.batch.no }, 'Another process has taken the batch over');
  core.notify(`run:${claim.run.id}`);
  await core.reached('polling');
  return saved;
}

/** The records are out: while this process lives, what is known of them is not given up because a disk is full for a moment. */
async function untilStored<T>(core: RunCore, { run, batch }: Claim, work: (tx: Writer) => Promise<T>): Promise<T> {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 60_000)) {
    try {
      return await core.sql.write(work);
    } catch (error) {
      if (core.stopping.aborted) throw error;
      core.log.error({ err: error, run: run.id, batch: batch.no }, 'A submission could not be stored');
    }
    await core.clock.sleep(wait, core.stopping);
  }
}

async function addressKnown(core: RunCore, tx: Writer, claim: Claim, path: string): Promise<Batch | undefined> {
  const { batch, records, claimedAt } = claim;
  const now = core.clock.now();
  const change = { state: 'polling', pollPath: path, submittedAt: now, pollDeadline: now + POLL_GIVE_UP } as const;
  if (!(await changeBatch(tx, batch, change))) return undefined;
  const run = await findRun(tx, batch.runId);
  if (!run) return undefined;
  await endHold(tx, run, claimedAt);
  await countRun(tx, run.id, { submitted: records.length });
  await core.audit.append(tx, noteOn(run, 'batch.submit', { batch: batch.no, records: records.length }));
  return { ...batch, ...change };
}

async function submissionFailed(core: RunCore, tx: Writer, claim: Claim, error: ProviderError): Promise<void> {
  const { batch, records, claimedAt } = claim;
  const run = await findRun(tx, batch.runId);
  if (!run) return;
  const verdict = verdictOn(error.failure);
  if (verdict.batch === 'unknown') {
    await giveUp(core, tx, batch, 'cutOff');
    return hold(core, tx, run, verdict.hold, claimedAt);
  }
  const now = core.clock.now();
  const ended = verdict.batch === 'refused' ? { endedAt: now, outcome: error.kind } : {};
  if (!(await changeBatch(tx, batch, { state: verdict.batch, ...ended }))) return;
  if (verdict.batch === 'ready') return hold(core, tx, run, verdict.hold, claimedAt);
  await countRun(tx, run.id, { done: records.length });
  await fail(tx, run, verdict.failure);
}
