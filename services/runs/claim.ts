import { type Batch, claimBatch, nextReady, outstandingRecords } from '../../storage/batches.js';
import { requestsOf } from '../../storage/plans.js';
import { changeRun, findRun, type StoredRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import type { LeadspaceRecord } from '../leadspace/index.js';
import { externalIds } from './externalId.js';
import { refusalAtGate } from './gate.js';
import { LEASE, type RunCore } from './parts.js';
import { fail, hold } from './trouble.js';

/** A batch whose intent to be sent is saved, with all that sending it takes. */
export interface Claim {
  run: StoredRun;
  batch: Batch;
  records: LeadspaceRecord[];
  token: string;
  claimedAt: number;
}

/** Claims the next batch that may be sent. `nothing`: wait for a change. `refused`: look again, another run may be next. */
export async function claimNext(core: RunCore): Promise<Claim | 'nothing' | 'refused'> {
  const { sql, clock, settings } = core;
  const batch = await nextReady(sql, clock.now());
  const run = batch && (await findRun(sql, batch.runId));
  if (!batch || !run) return 'nothing';
  const size = batch.last - batch.first + 1;
  const outstanding = await outstandingRecords(sql);
  if (outstanding > 0 && outstanding + size > settings.outstanding) return 'nothing';
  const records = await recordsOf(core, batch);
  const token = await tokenFor(core, run);
  if (token === undefined) return 'refused';
  await core.reached('beforeIntent');
  const claimedAt = clock.now();
  const claimed = await sql.write((tx) => claim(core, tx, batch, claimedAt));
  if (!claimed) return 'refused';
  await core.reached('intentSaved');
  if (run.state === 'Queued') core.notify(`run:${run.id}`);
  return { run, batch: claimed, records, token, claimedAt };
}

async function claim(core: RunCore, tx: Writer, batch: Batch, now: number): Promise<Batch | undefined> {
  const run = await findRun(tx, batch.runId);
  if (!run || !maySend(run)) return undefined;
  const refusal = await refusalAtGate(core, tx, run, batch);
  if (refusal) {
    await fail(tx, run, refusal.code, refusal.params);
    return undefined;
  }
  if (run.state === 'Queued') await changeRun(tx, run.id, { state: 'Refreshing' });
  return claimBatch(tx, batch, { owner: core.owner, until: now + LEASE });
}

const maySend = (run: StoredRun): boolean =>
  (run.state === 'Queued' || run.state === 'Refreshing') && !run.cancelRequested && run.failure === null;

/** The records of a batch as they are sent: always the same for the same batch. */
export async function recordsOf({ sql }: Pick<RunCore, 'sql'>, batch: Batch): Promise<LeadspaceRecord[]> {
  const ids = externalIds(batch.runId);
  const requests = await requestsOf(sql, batch.runId, batch.first, batch.last);
  return requests.map(({ no, record }) => ({
    ...(JSON.parse(record) as Pick<LeadspaceRecord, 'company'>),
    external_id: ids.of(no),
  }));
}

/** Undefined where there is no token that can be read: the run waits for another one. */
async function tokenFor(core: RunCore, run: StoredRun): Promise<string | undefined> {
  try {
    return await core.tokenOf(run.connectionId);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    core.log.warn({ run: run.id, code: error.code }, 'No token for the run');
    await core.sql.write((tx) => noToken(core, tx, run.id, error));
    core.notify(`run:${run.id}`);
    return undefined;
  }
}

async function noToken(core: RunCore, tx: Writer, runId: string, error: ServiceError): Promise<void> {
  const run = await findRun(tx, runId);
  if (!run) return;
  if (error.code === 'connectionMissing') await fail(tx, run, error.code, error.params);
  else await hold(core, tx, run, { code: 'tokenRefused', needsSomebody: true }, core.clock.now());
}
