import { type Batch, changeBatch, findBatch, takeOver } from '../../storage/batches.js';
import { findOutput, type Output } from '../../storage/enriched.js';
import { leaveOutUnknown } from '../../storage/lateAnswers.js';
import { askableBatches } from '../../storage/outputFigures.js';
import { activeRuns, type StoredRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { noteOn } from './auditNotes.js';
import { parseFigures, refreshFigures } from './figures.js';
import { LEASE, type RunCore } from './parts.js';

/** Asked again, the provider has its answer or it does not: nobody waits an hour for it. */
const LATE_GIVE_UP = 2 * 60_000;

/**
 * The unknown outcomes that this run shows: those of the output that readers see, when the run made it.
 * @throws `nothingToSettle`, `runActive` while a newer run goes on
 */
export async function unsettledOutput(tx: Writer, run: StoredRun): Promise<Output> {
  if ((await activeRuns(tx, run.enrichmentId)).length > 0)
    throw new ServiceError('runActive', { name: run.enrichmentName });
  const output = await findOutput(tx, run.enrichmentId);
  if (output?.runId !== run.id || (parseFigures(run)?.buckets.unknown ?? 0) === 0)
    throw new ServiceError('nothingToSettle');
  return output;
}

/** They count as skipped, and are not sent again while they would be sent the same. */
export async function leaveOut(core: RunCore, caller: Caller, run: StoredRun): Promise<void> {
  await core.sql.write(async (tx) => {
    await unsettledOutput(tx, run);
    const profiles = await leaveOutUnknown(tx, run.enrichmentId);
    await refreshFigures(tx, run.enrichmentId, core.clock.now());
    await core.audit.append(tx, noteOn(run, 'run.settle', { how: 'leaveOut', profiles }, caller));
  });
  core.notify(`run:${run.id}`);
}

/** Prepares asking again where the provider's address is known: free, and nothing is sent. Resolves to the batches to ask for. */
export function askAgain(core: RunCore, caller: Caller, run: StoredRun): Promise<Batch[]> {
  return core.sql.write(async (tx) => {
    const output = await unsettledOutput(tx, run);
    const places = await askableBatches(tx, output.runId);
    if (places.length === 0) throw new ServiceError('nothingToSettle');
    const batches: Batch[] = [];
    for (const { runId, no } of places) {
      const batch = await findBatch(tx, runId, no);
      if (batch && batch.state !== 'polling') batches.push(await reopen(core, tx, batch));
    }
    await core.audit.append(tx, noteOn(run, 'run.settle', { how: 'collect', batches: batches.length }, caller));
    return batches;
  });
}

async function reopen(core: RunCore, tx: Writer, batch: Batch): Promise<Batch> {
  const now = core.clock.now();
  const taken = await takeOver(tx, batch, { owner: core.owner, until: now + LEASE }, 'polling');
  const pollDeadline = now + LATE_GIVE_UP;
  await changeBatch(tx, taken, { pollDeadline });
  return { ...taken, pollDeadline };
}
