import type { Reader, Row, Writer } from './sql.js';

/**
 * `ready`: not sent. `submitting`: the intent to send is saved, the outcome is not. `polling`: the provider's address for its
 * results is saved. The rest are ends: `done`, `unknown` (maybe taken and paid), `refused` (not taken), `notSent`.
 */
export type BatchState = 'ready' | 'submitting' | 'polling' | 'done' | 'unknown' | 'refused' | 'notSent';

/** At most 500 records of a run that are submitted together. */
export interface Batch {
  runId: string;
  no: number;
  /** Numbers of its requests, both included. */
  first: number;
  last: number;
  state: BatchState;
  /** Raised at every claim and take-over: only who holds the present one may change the batch. */
  epoch: number;
  owner: string | null;
  leaseUntil: number | null;
  /** Times that it was submitted. */
  attempts: number;
  /** The provider's path for its results: asking there is free. */
  pollPath: string | null;
  submittedAt: number | null;
  pollDeadline: number | null;
  endedAt: number | null;
  /** Why it ended the way it did. */
  outcome: string | null;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS batch (
    run_id VARCHAR NOT NULL, no BIGINT NOT NULL, first_request BIGINT NOT NULL, last_request BIGINT NOT NULL,
    state VARCHAR NOT NULL, epoch BIGINT NOT NULL, owner VARCHAR, lease_until BIGINT, attempts BIGINT NOT NULL,
    poll_path VARCHAR, submitted_at BIGINT, poll_deadline BIGINT, ended_at BIGINT, outcome VARCHAR,
    PRIMARY KEY (run_id, no))`,
];

const SELECT = 'SELECT b.* FROM batch b';

/** Cuts requests 1 to `total` of a run into batches, all of them ready. */
export async function addBatches(tx: Writer, runId: string, total: number, size: number): Promise<void> {
  function* rows() {
    for (let no = 1, first = 1; first <= total; no += 1, first += size) {
      const last = Math.min(first + size - 1, total);
      yield [runId, no, first, last, 'ready', 0, null, null, 0, null, null, null, null, null];
    }
  }
  await tx.append('batch', rows());
}

export async function findBatch(reader: Reader, runId: string, no: number): Promise<Batch | undefined> {
  const row = await reader.get(`${SELECT} WHERE b.run_id = $1 AND b.no = $2`, [runId, no]);
  return row && toBatch(row);
}

/** The batch that a request of a run belongs to. */
export async function batchOf(reader: Reader, runId: string, requestNo: number): Promise<Batch | undefined> {
  const row = await reader.get(`${SELECT} WHERE b.run_id = $1 AND b.first_request <= $2 AND b.last_request >= $2`, [
    runId,
    requestNo,
  ]);
  return row && toBatch(row);
}

export async function batchesIn(reader: Reader, state: BatchState, runId?: string): Promise<Batch[]> {
  const one = runId === undefined ? '' : 'AND b.run_id = $2';
  const rows = await reader.all(
    `${SELECT} WHERE b.state = $1 ${one} ORDER BY b.run_id, b.no`,
    runId === undefined ? [state] : [state, runId],
  );
  return rows.map(toBatch);
}

/** Batches that may be sent: of a run that is active, not cancelled, not failing, and not on hold at `$1` any more. */
const SENDABLE = `b.state = 'ready' AND r.state IN ('Queued', 'Refreshing') AND NOT r.cancel_requested AND r.failure IS NULL`;

/**
 * The next batch to send, or undefined. Runs take turns by batch number, so that a small run does not wait for a big one.
 * A run in trouble sends one batch at a time, as a probe.
 */
export async function nextReady(reader: Reader, now: number): Promise<Batch | undefined> {
  const row = await reader.get(
    `${SELECT} JOIN run r ON r.id = b.run_id
     WHERE ${SENDABLE} AND (r.hold_code IS NULL OR r.hold_until <= $1)
     AND (r.trouble = 0 OR NOT EXISTS (SELECT 1 FROM batch o WHERE o.run_id = r.id AND o.state = 'submitting'))
     ORDER BY b.no, r.requested_at, r.id LIMIT 1`,
    [now],
  );
  return row && toBatch(row);
}

/** When the first hold that ends by itself does so; undefined when nothing waits for the clock. */
export async function nextDue(reader: Reader): Promise<number | undefined> {
  const row = await reader.get(
    `SELECT min(r.hold_until) AS due FROM run r WHERE r.hold_until IS NOT NULL AND r.state IN ('Queued', 'Refreshing')
     AND NOT r.cancel_requested AND r.failure IS NULL`,
  );
  return row?.due == null ? undefined : Number(row.due);
}

/** Active runs with nothing in flight and nothing more to send: their output can be made. */
export async function finishableRuns(reader: Reader): Promise<string[]> {
  const rows = await reader.all(
    `SELECT r.id FROM run r WHERE r.state IN ('Queued', 'Refreshing')
     AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.run_id = r.id AND b.state IN ('submitting', 'polling'))
     AND (r.cancel_requested OR r.failure IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM batch b WHERE b.run_id = r.id AND b.state = 'ready'))
     ORDER BY r.requested_at, r.id`,
  );
  return rows.map((row) => String(row.id));
}

/** Records that were submitted and are not answered yet, over all runs. */
export async function outstandingRecords(reader: Reader): Promise<number> {
  const row = await reader.get(
    `SELECT coalesce(CAST(sum(last_request - first_request + 1) AS BIGINT), 0) AS records
     FROM batch WHERE state IN ('submitting', 'polling')`,
  );
  return Number(row?.records ?? 0);
}

export interface Lease {
  owner: string;
  /** Epoch milliseconds. */
  until: number;
}

/** Saves the intent to submit. Resolves to the batch with its new epoch, or undefined when somebody else was first. */
export async function claimBatch(tx: Writer, batch: Batch, lease: Lease): Promise<Batch | undefined> {
  const claimed = await tx.run(
    `UPDATE batch SET state = 'submitting', epoch = epoch + 1, owner = $4, lease_until = $5, attempts = attempts + 1
     WHERE run_id = $1 AND no = $2 AND epoch = $3 AND state = 'ready'`,
    [batch.runId, batch.no, batch.epoch, lease.owner, lease.until],
  );
  if (claimed === 0) return undefined;
  return findBatch(tx, batch.runId, batch.no);
}

/** After a restart, or to ask again: a new owner, so that whoever held the batch before can change it no more. */
export async function takeOver(
  tx: Writer,
  batch: Batch,
  lease: Lease,
  state: BatchState = batch.state,
): Promise<Batch> {
  await tx.run(
    `UPDATE batch SET epoch = epoch + 1, owner = $3, lease_until = $4, state = $5, outcome = NULL, ended_at = NULL
     WHERE run_id = $1 AND no = $2`,
    [batch.runId, batch.no, lease.owner, lease.until, state],
  );
  const taken = await findBatch(tx, batch.runId, batch.no);
  if (!taken) throw new Error(`Batch ${batch.no} of run ${batch.runId} is gone`);
  return taken;
}

export type BatchChange = Partial<
  Pick<Batch, 'state' | 'pollPath' | 'submittedAt' | 'pollDeadline' | 'endedAt' | 'outcome' | 'leaseUntil'>
>;

const CHANGEABLE = {
  state: 'state',
  pollPath: 'poll_path',
  submittedAt: 'submitted_at',
  pollDeadline: 'poll_deadline',
  endedAt: 'ended_at',
  outcome: 'outcome',
  leaseUntil: 'lease_until',
} as const satisfies Record<keyof BatchChange, string>;

/** Changes a batch that this epoch still owns; false: somebody else has taken it over, and the change must be dropped. */
export async function changeBatch(tx: Writer, batch: Batch, change: BatchChange): Promise<boolean> {
  const fields = Object.keys(change) as (keyof BatchChange)[];
  const sets = fields.map((field, index) => `${CHANGEABLE[field]} = $${index + 5}`).join(', ');
  const changed = await tx.run(`UPDATE batch SET ${sets} WHERE run_id = $1 AND no = $2 AND epoch = $3 AND state = $4`, [
    batch.runId,
    batch.no,
    batch.epoch,
    batch.state,
    ...fields.map((field) => change[field] ?? null),
  ]);
  return changed > 0;
}

/** What a run that stops early will not send any more. Resolves to the number of batches. */
export function leaveUnsent(tx: Writer, runId: string, now: number): Promise<number> {
  return tx.run("UPDATE batch SET state = 'notSent', ended_at = $2 WHERE run_id = $1 AND state = 'ready'", [
    runId,
    now,
  ]);
}

export async function countBatches(reader: Reader, runId: string): Promise<Partial<Record<BatchState, number>>> {
  const rows = await reader.all('SELECT state, count(*) AS size FROM batch WHERE run_id = $1 GROUP BY state', [runId]);
  return Object.fromEntries(rows.map((row) => [String(row.state), Number(row.size)]));
}

/** Batches that wait to be sent or answered, over all active runs. */
export async function waitingBatches(reader: Reader): Promise<number> {
  const row = await reader.get("SELECT count(*) AS size FROM batch WHERE state IN ('ready', 'submitting', 'polling')");
  return Number(row?.size ?? 0);
}

/** Records answered or given up in batches that ended after `since`: what the shown rate rests on. */
export async function recordsEndedSince(reader: Reader, runId: string, since: number): Promise<number> {
  const row = await reader.get(
    `SELECT coalesce(CAST(sum(last_request - first_request + 1) AS BIGINT), 0) AS records FROM batch
     WHERE run_id = $1 AND ended_at > $2 AND state IN ('done', 'unknown', 'refused')`,
    [runId, since],
  );
  return Number(row?.records ?? 0);
}

export async function deleteBatches(tx: Writer, runIds: readonly string[]): Promise<void> {
  for (const id of runIds) await tx.run('DELETE FROM batch WHERE run_id = $1', [id]);
}

const number = (value: Row[string] | undefined): number | null => (value == null ? null : Number(value));
const text = (value: Row[string] | undefined): string | null => (value == null ? null : String(value));

function toBatch(row: Row): Batch {
  return {
    runId: String(row.run_id),
    no: Number(row.no),
    first: Number(row.first_request),
    last: Number(row.last_request),
    state: String(row.state) as BatchState,
    epoch: Number(row.epoch),
    owner: text(row.owner),
    leaseUntil: number(row.lease_until),
    attempts: Number(row.attempts),
    pollPath: text(row.poll_path),
    submittedAt: number(row.submitted_at),
    pollDeadline: number(row.poll_deadline),
    endedAt: number(row.ended_at),
    outcome: text(row.outcome),
  };
}

/** When the provider last took something in that was sent over this connection; undefined: never. */
export async function lastTakenIn(reader: Reader, connectionId: string): Promise<number | undefined> {
  const row = await reader.get(
    'SELECT max(b.submitted_at) AS at FROM batch b JOIN run r ON r.id = b.run_id WHERE r.connection_id = $1',
    [connectionId],
  );
  return row?.at == null ? undefined : Number(row.at);
}
