import { type Batch, changeBatch, claimBatch, nextReady, outstandingRecords } from '../../storage/batches.js';
import { requestsOf } from '../../storage/plans.js';
import { changeRun, findRun, type StoredRun } from '../../storage/runs.js';
import type { Reader, Writer } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import type { LeadspaceRecord } from '../leadspace/index.js';
import { externalIds } from './externalId.js';
import { admission, ConsentUnchecked, withhold } from './gate.js';
import { LEASE, type RunCore } from './parts.js';
import { endHold, fail, hold } from './trouble.js';

/** A batch whose intent to be sent is saved, with all that sending it takes. */
export interface Claim {
  run: StoredRun;
  batch: Batch;
  records: LeadspaceRecord[];
  token: string;
  claimedAt: number;
}

/** Claims the next batch that may be sent. `nothing`: wait for a change. `refused`: look again, another one may be next. */
export async function claimNext(core: RunCore): Promise<Claim | 'nothing' | 'refused'> {
  const { sql, clock, settings } = core;
  const batch = await nextReady(sql, clock.now());
  const run = batch && (await findRun(sql, batch.runId));
  if (!batch || !run) return 'nothing';
  const size = batch.last - batch.first + 1;
  const outstanding = await outstandingRecords(sql);
  if (outstanding > 0 && outstanding + size > settings.outstanding) return 'nothing';
  const token = await tokenFor(core, run);
  if (token === undefined) return 'refused';
  await core.reached('beforeIntent');
  const claimedAt = clock.now();
  const claimed = await sql
    .write((tx) => claim(core, tx, batch, claimedAt))
    .catch((error: unknown) => unchecked(core, batch, claimedAt, error));
  if (!claimed) return 'refused';
  const { records } = claimed;
  if (records.length === 0 || run.state === 'Queued') core.notify(`run:${run.id}`);
  if (records.length === 0) return 'refused';
  await core.reached('intentSaved');
  return { run, ...claimed, token, claimedAt };
}

/** The intent to send, and who is in it. A batch without anybody ends here: it counts as not sent. */
async function claim(
  core: RunCore,
  tx: Writer,
  batch: Batch,
  now: number,
): Promise<Pick<Claim, 'batch' | 'records'> | undefined> {
  const run = await findRun(tx, batch.runId);
  if (!run || !maySend(run)) return undefined;
  const admitted = await admission(core, tx, run);
  if (admitted instanceof ServiceError) {
    await fail(tx, run, admitted.code, admitted.params);
    return undefined;
  }
  const claimed = await claimBatch(tx, batch, { owner: core.owner, until: now + LEASE });
  if (!claimed) return undefined;
  if (run.state === 'Queued') await changeRun(tx, run.id, { state: 'Refreshing' });
  await withhold(core, tx, run, claimed, admitted);
  if (run.holdCode === 'consentUnchecked') await endHold(tx, run, now);
  // Read after the gate and in its transaction: who is withheld cannot be among them.
  const records = await recordsOf(tx, claimed);
  if (records.length === 0) await changeBatch(tx, claimed, { state: 'notSent', endedAt: now, outcome: 'withheld' });
  return { batch: claimed, records };
}

const maySend = (run: StoredRun): boolean =>
  (run.state === 'Queued' || run.state === 'Refreshing') && !run.cancelRequested && run.failure === null;

/** As many failures in a row end the run: what cannot be looked up is not going to be sent. */
const MOST_UNCHECKED = 5;

/** Without knowing about consent nothing is sent: the run waits, and in the end it fails. */
async function unchecked(core: RunCore, batch: Batch, claimedAt: number, error: unknown): Promise<undefined> {
  if (!(error instanceof ConsentUnchecked)) throw error;
  core.log.error({ err: error.cause, run: batch.runId, batch: batch.no }, error.message);
  await core.sql.write(async (tx) => {
    const run = await findRun(tx, batch.runId);
    if (run && maySend(run)) await hold(core, tx, run, { code: 'consentUnchecked', most: MOST_UNCHECKED }, claimedAt);
  });
  core.notify(`run:${batch.runId}`);
  return undefined;
}

/** The records of a batch as they are sent: always the same for the same batch, but for those who were withheld since. */
async function recordsOf(reader: Reader, batch: Batch): Promise<LeadspaceRecord[]> {
  const ids = externalIds(batch.runId);
  const requests = await requestsOf(reader, batch.runId, batch.first, batch.last);
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
