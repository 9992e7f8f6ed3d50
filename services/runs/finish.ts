import { leaveUnsent } from '../../storage/batches.js';
import { followIdentity } from '../../storage/identityMoves.js';
import { dropMerge, dropUnreferenced, mergeMembers, nextMembers, switchOutput } from '../../storage/merge.js';
import { deleteMembers } from '../../storage/plans.js';
import { changeRun, findRun, type StoredRun } from '../../storage/runs.js';
import { noteOn } from './auditNotes.js';
import { figuresOf, refreshFigures } from './figures.js';
import { isActive } from './lifecycle.js';
import type { RunCore } from './parts.js';
import { NO_HOLD } from './trouble.js';

/**
 * Makes the output of a run that has nothing in flight and nothing more to send, and ends it. The output is written beside the
 * present one, a part at a time, and readers see it at once with the run's end; interrupted, it begins anew.
 */
export async function finish(core: RunCore, runId: string): Promise<void> {
  const run = await findRun(core.sql, runId);
  if (!run || !isActive(run)) return;
  await core.reached('beforeMerge');
  await core.sql.write((tx) => leaveUnsent(tx, runId, core.clock.now()));
  await writeOutput(core, run);
  const figures = await figuresOf(core.sql, run);
  const endedAt = core.clock.now();
  await core.sql.write(async (tx) => {
    const now = await findRun(tx, runId);
    if (!now || !isActive(now)) return;
    const state = now.failure !== null ? 'Failed' : now.cancelRequested ? 'Canceled' : 'Successful';
    await changeRun(tx, runId, { state, endedAt, figures: JSON.stringify(figures), ...NO_HOLD });
    await switchOutput(tx, run, endedAt);
    // Its profiles are those of its start: a unification may have come between.
    const moved = await followIdentity(tx);
    await deleteMembers(tx, runId);
    await dropUnreferenced(tx, run.enrichmentId);
    for (const enrichmentId of moved) await refreshFigures(tx, enrichmentId, endedAt);
    await core.audit.append(tx, noteOn(run, 'run.end', { state, ...figures.buckets }));
  });
  core.notify(`run:${runId}`);
}

async function writeOutput({ sql, settings, reached }: RunCore, run: StoredRun): Promise<void> {
  await sql.write((tx) => dropMerge(tx, run.id));
  let part = await nextMembers(sql, run.id, -1, settings.mergeSize);
  while (part) {
    const { to } = part;
    await sql.beside((tx) => mergeMembers(tx, run, part!));
    await reached('betweenMerges');
    part = await nextMembers(sql, run.id, to, settings.mergeSize);
  }
}
