import { addBatches, batchesIn } from '../../storage/batches.js';
import { deletePlan, deleteStrayPlans } from '../../storage/plans.js';
import { countProfiles } from '../../storage/profiles.js';
import {
  activeRuns,
  addRun,
  changeRun,
  deleteRuns,
  findRun,
  type StoredRun,
  unconfirmedRuns,
} from '../../storage/runs.js';
import type { Enrichment } from '../../storage/settings.js';
import type { Sql, Writer } from '../../storage/sql.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { noteOn } from './auditNotes.js';
import { basisOf } from './basis.js';
import { requiredOption } from './consent.js';
import { count } from './count.js';
import { type Definition, definitionOf } from './definition.js';
import { hasEnded } from './lifecycle.js';
import { PLAN_VALID, providerOf, type RunCore } from './parts.js';
import { columnsOf, noBuckets, noPlan } from './planNumbers.js';
import type { RunView } from './view.js';

/** Stores a dry run and counts it in the background. Other dry runs of the enrichment that nobody confirmed go. */
export async function plan(
  core: RunCore,
  caller: Caller,
  enrichmentId: string,
  mode: RunView['mode'],
): Promise<StoredRun> {
  const definition = definitionOf(core, enrichmentId);
  const { enrichment } = definition;
  if ((await countProfiles(core.sql, enrichment.dataSet)) === 0) throw nobody(core, enrichment);
  await requiredOption(core.sql, enrichment);
  const run = newRun(core, caller, definition, mode);
  await core.sql.write(async (tx) => {
    await refuseWhileActive(tx, enrichment);
    for (const old of await unconfirmedRuns(tx, enrichmentId)) await purge(tx, old);
    await addRun(tx, run);
  });
  counting(core, run, definition);
  return run;
}

function nobody({ documents }: Pick<RunCore, 'documents'>, { dataSet }: Enrichment): ServiceError {
  const segment = documents.read().segments.find(({ id }) => id === dataSet);
  return segment
    ? new ServiceError('segmentEmpty', { name: segment.name, segment: segment.id })
    : new ServiceError('noProfiles');
}

/** @throws `runActive`; also while late results of an earlier run are being collected */
async function refuseWhileActive(tx: Writer, { id, name }: { id: string; name: string }): Promise<void> {
  const active = await activeRuns(tx, id);
  for (const batch of await batchesIn(tx, 'polling')) {
    const run = await findRun(tx, batch.runId);
    if (run?.enrichmentId === id) active.push(run);
  }
  if (active.length > 0) throw new ServiceError('runActive', { name });
}

function counting(core: RunCore, run: StoredRun, definition: Definition): void {
  core.background.start('counting', async () => {
    try {
      await count(core, run, definition);
    } catch (error) {
      core.log.error({ err: error, run: run.id }, 'The dry run could not be counted');
      const { code, params } = error instanceof ServiceError ? error : new ServiceError('planExpired');
      const failure = JSON.stringify({ code, params });
      const ended = { state: 'Failed', counting: false, failure, endedAt: core.clock.now() };
      await core.sql.write((tx) => changeRun(tx, run.id, ended, ['Planned']));
    }
    await core.sql.write((tx) => dropLeftovers(tx, run.id));
    core.notify(`run:${run.id}`);
  });
}

/** What was written down for a dry run after it was canceled or removed: nobody would ever come back to it. */
async function dropLeftovers(tx: Writer, runId: string): Promise<void> {
  const run = await findRun(tx, runId);
  if (run && (run.startedAt !== null || !hasEnded(run))) return;
  await deletePlan(tx, runId);
}

/**
 * Turns a dry run into a run, once: whoever comes second finds it no longer planned. What the numbers rest on is compared in
 * the same transaction.
 * @throws `planExpired`, `planChanged` (both count again), `runActive`, and what `definitionOf` throws
 */
export async function confirm(core: RunCore, caller: Caller, run: StoredRun): Promise<void> {
  if (run.state !== 'Planned' || run.counting) return;
  const definition = definitionOf(core, run.enrichmentId);
  const outdated = await core.sql.write((tx) => queue(core, tx, caller, run, definition));
  if (outdated) {
    await recount(core, run, definition);
    throw new ServiceError(outdated);
  }
  core.bell.ring();
  core.notify(`run:${run.id}`);
}

async function queue(
  core: RunCore,
  tx: Writer,
  caller: Caller,
  { id, attempt }: StoredRun,
  definition: Definition,
): Promise<'planExpired' | 'planChanged' | undefined> {
  const run = await findRun(tx, id);
  if (run?.state !== 'Planned' || run.counting || run.attempt !== attempt) return undefined;
  const now = core.clock.now();
  if (now > (run.validUntil ?? 0)) return 'planExpired';
  if (run.keepUntil !== null && now > run.keepUntil) return 'planChanged';
  if (run.basis !== (await basisOf(core, tx, definition))) return 'planChanged';
  await refuseWhileActive(tx, definition.enrichment);
  const confirmed = { ...run, tenantId: caller.tenantId, userId: caller.userId, userName: caller.name };
  await changeRun(tx, id, { ...confirmed, state: 'Queued', startedAt: now });
  await addBatches(tx, id, run.total, core.settings.batchSize);
  await core.audit.append(tx, noteOn(confirmed, 'run.confirm', { mode: run.mode, records: run.total }));
  return undefined;
}

/** Counts a dry run again, in its place. */
async function recount(core: RunCore, run: StoredRun, definition: Definition): Promise<void> {
  const { connection, enrichment } = definition;
  const again: StoredRun = {
    ...run,
    enrichmentName: enrichment.name,
    connectionId: connection.id,
    connectionName: connection.name,
    // The bot may have been started with another address since.
    provider: providerOf(core),
    sandbox: core.provider.sandbox,
    counting: true,
    attempt: run.attempt + 1,
    validUntil: null,
    keepUntil: null,
  };
  const began = await core.sql.write(async (tx) => {
    const now = await findRun(tx, run.id);
    if (now?.state !== 'Planned' || now.attempt !== run.attempt) return false;
    return changeRun(tx, run.id, again);
  });
  if (!began) return;
  counting(core, again, definition);
  core.notify(`run:${run.id}`);
}

/** At start: goes on counting what was being counted, and takes away what nobody can confirm any more. */
export async function tidyPlans(core: RunCore): Promise<void> {
  const now = core.clock.now();
  for (const run of await unconfirmedRuns(core.sql)) {
    const definition =
      run.state === 'Planned' && run.counting && now - run.requestedAt < PLAN_VALID && known(core, run);
    if (definition) await recount(core, run, definition);
    else if (run.state !== 'Planned' || now > (run.validUntil ?? 0)) await core.sql.write((tx) => purge(tx, run));
  }
  await core.sql.write(deleteStrayPlans);
}

function known(core: RunCore, run: StoredRun): Definition | undefined {
  try {
    return definitionOf(core, run.enrichmentId);
  } catch {
    return undefined;
  }
}

/** Takes a dry run away with all that was written down for it. */
async function purge(tx: Writer, run: StoredRun): Promise<void> {
  await deletePlan(tx, run.id);
  await deleteRuns(tx, [run.id]);
}

/** Cancels a dry run. False when it was none any more. */
export async function cancelPlan(sql: Sql, run: StoredRun, now: number): Promise<boolean> {
  return sql.write(async (tx) => {
    const canceled = await changeRun(tx, run.id, { state: 'Canceled', counting: false, endedAt: now }, ['Planned']);
    if (canceled) await deletePlan(tx, run.id);
    return canceled;
  });
}

function newRun(core: RunCore, caller: Caller, definition: Definition, mode: RunView['mode']): StoredRun {
  const { enrichment, connection } = definition;
  return {
    id: core.newId(),
    enrichmentId: enrichment.id,
    enrichmentName: enrichment.name,
    connectionId: connection.id,
    connectionName: connection.name,
    provider: providerOf(core),
    sandbox: core.provider.sandbox,
    mode,
    state: 'Planned',
    counting: true,
    attempt: 1,
    tenantId: caller.tenantId,
    userId: caller.userId,
    userName: caller.name,
    requestedAt: core.clock.now(),
    basis: '',
    plan: JSON.stringify(noPlan(columnsOf(definition))),
    settled: JSON.stringify(noBuckets()),
    cancelRequested: false,
    total: 0,
    ...UNTOUCHED,
  };
}

const UNTOUCHED = {
  validUntil: null,
  keepUntil: null,
  startedAt: null,
  endedAt: null,
  failure: null,
  holdCode: null,
  holdSince: null,
  holdUntil: null,
  trouble: 0,
  submitted: 0,
  done: 0,
  enriched: 0,
  noMatch: 0,
  invalid: 0,
  unknown: 0,
  strays: 0,
  figures: null,
} as const;
