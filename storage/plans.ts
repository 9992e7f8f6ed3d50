import type { Fragment } from './consentGate.js';
import type { Reader, Writer } from './sql.js';

/**
 * `send`: part of the run, its request is `request_no`. `kept`: answered before, the row of the output stays. `unknown`: the
 * outcome of an earlier run is not settled, so it is not sent. `skipped`, `withheld`: for `reason`.
 */
export type Disposition = 'send' | 'kept' | 'skipped' | 'withheld' | 'unknown';

export const ddl = [
  // What the stream of profiles writes down; gone as soon as the plan is made from it.
  `CREATE TABLE IF NOT EXISTS plan_profile (
    run_id VARCHAR NOT NULL, attempt BIGINT NOT NULL, customer_id BIGINT NOT NULL, own_name VARCHAR NOT NULL,
    skip_reason VARCHAR, odd BOOLEAN NOT NULL, send_hash VARCHAR NOT NULL, dedupe_key VARCHAR NOT NULL,
    record VARCHAR NOT NULL)`,
  // Those of them whose consent is missing; gone with them.
  `CREATE TABLE IF NOT EXISTS plan_withheld (
    run_id VARCHAR NOT NULL, attempt BIGINT NOT NULL, customer_id BIGINT NOT NULL, reason VARCHAR NOT NULL)`,
  // One row a profile of the data set, in ascending order of customer_id.
  `CREATE TABLE IF NOT EXISTS run_member (
    run_id VARCHAR NOT NULL, customer_id BIGINT NOT NULL, own_name VARCHAR NOT NULL, disposition VARCHAR NOT NULL,
    reason VARCHAR, odd BOOLEAN NOT NULL, send_hash VARCHAR NOT NULL, request_no BIGINT)`,
  // One row a record that is sent, in ascending order of request_no, which has no gaps. Without profiles it is not sent any more.
  `CREATE TABLE IF NOT EXISTS run_request (
    run_id VARCHAR NOT NULL, request_no BIGINT NOT NULL, dedupe_key VARCHAR NOT NULL, record VARCHAR NOT NULL,
    profiles BIGINT NOT NULL)`,
];

/** What a count writes down holds for that count only: earlier versions wrote the reason in another place. */
export const withoutWithholdReason = ['DROP TABLE IF EXISTS plan_profile'];

/** A profile as it would be sent, before anything is decided about it. */
export interface PlanProfile {
  customerId: number;
  /** The source's own name, byte for byte. */
  name: string;
  skip: string | null;
  odd: boolean;
  /** Equal while the same would be sent. */
  sendHash: string;
  /** Equal for profiles that share one record. */
  dedupeKey: string;
  /** JSON; empty when there is nothing to send. */
  record: string;
}

/** What decides who is sent; the rule is in the statement below. Times are epoch milliseconds. */
export interface KeptRule {
  runId: string;
  attempt: number;
  enrichmentId: string;
  mode: string;
  provider: string;
  /** Answers from before are asked for anew. */
  enrichedSince: number;
  noMatchSince: number;
}

export async function addPlanProfiles(
  tx: Writer,
  runId: string,
  attempt: number,
  profiles: Iterable<PlanProfile>,
): Promise<void> {
  function* rows() {
    for (const it of profiles)
      yield [runId, attempt, it.customerId, it.name, it.skip, it.odd, it.sendHash, it.dedupeKey, it.record];
  }
  await tx.append('plan_profile', rows());
}

/** Whom a count is about, for `withheldAmong`. */
export const countedProfiles = (runId: string, attempt: number): Fragment => ({
  sql: 'SELECT customer_id FROM plan_profile WHERE run_id = $1 AND attempt = $2',
  params: [runId, attempt],
});

/** Writes down who is withheld and why: `withheld` is what `withheldAmong` says of `countedProfiles`. */
export async function addPlanWithheld(tx: Writer, { sql, params }: Fragment): Promise<void> {
  await tx.run(`INSERT INTO plan_withheld SELECT $1, $2, customer_id, reason FROM (${sql}) AS withheld`, params);
}

/**
 * The rule of who is sent. A profile that was left out stays out while it would be sent the same; every mode but `all` leaves
 * unknown outcomes alone, except `unknown`, which sends nothing else.
 */
const DECIDED = `
  SELECT p.customer_id, p.own_name, p.odd, p.send_hash, p.dedupe_key, p.record, e.bucket AS before_bucket,
    coalesce(p.skip_reason, w.reason, CASE WHEN e.reason = 'leftOut' THEN e.reason END) AS reason,
    CASE
      WHEN p.skip_reason IS NOT NULL THEN 'skipped'
      WHEN w.reason IS NOT NULL THEN 'withheld'
      WHEN $3 = 'all' THEN 'send'
      WHEN e.bucket = 'unknown' THEN CASE WHEN $3 = 'unknown' THEN 'send' ELSE 'unknown' END
      WHEN e.reason = 'leftOut' AND e.send_hash = p.send_hash THEN 'skipped'
      WHEN $3 = 'unknown' THEN 'kept'
      WHEN e.send_hash = p.send_hash AND e.provider = $5
        AND (e.bucket = 'enriched' AND e.answered_at >= $6 OR e.bucket = 'noMatch' AND e.answered_at >= $7) THEN 'kept'
      ELSE 'send'
    END AS disposition
  FROM plan_profile p LEFT JOIN current_output e ON e.enrichment_id = $4 AND e.customer_id = p.customer_id
  LEFT JOIN plan_withheld w ON w.run_id = $1 AND w.attempt = $2 AND w.customer_id = p.customer_id
  WHERE p.run_id = $1 AND p.attempt = $2`;

/**
 * Decides about every profile written down for this count and numbers the requests; profiles that would be sent the same
 * share one. Only adds rows, so it may run beside other transactions.
 */
export async function decidePlan(tx: Writer, rule: KeptRule): Promise<void> {
  const { runId, attempt, mode, enrichmentId, provider, enrichedSince, noMatchSince } = rule;
  const values = [runId, attempt, mode, enrichmentId, provider, enrichedSince, noMatchSince];
  await tx.run(
    `INSERT INTO run_request
     SELECT $1, row_number() OVER (ORDER BY first_customer), dedupe_key, record, profiles FROM (
       SELECT dedupe_key, min(customer_id) AS first_customer, min(record) AS record, count(*) AS profiles
       FROM (${DECIDED}) AS decided WHERE disposition = 'send' GROUP BY dedupe_key) AS sent
     ORDER BY first_customer`,
    values,
  );
  // The join compares keys alone: a further condition on the left side turns DuckDB's hash join into nested loops.
  await tx.run(
    `INSERT INTO run_member
     SELECT $1, d.customer_id, d.own_name, d.disposition,
       CASE d.disposition WHEN 'kept' THEN coalesce(d.before_bucket, 'notSent') WHEN 'send' THEN NULL
         WHEN 'unknown' THEN NULL ELSE d.reason END,
       d.odd, d.send_hash, q.request_no
     FROM (SELECT *, CASE WHEN disposition = 'send' THEN dedupe_key END AS sent_key FROM (${DECIDED}) AS all_of_them) AS d
     LEFT JOIN run_request q ON q.run_id = $1 AND q.dedupe_key = d.sent_key
     ORDER BY d.customer_id`,
    values,
  );
}

export interface PlanCount {
  disposition: Disposition;
  reason: string | null;
  profiles: number;
  odd: number;
}

export async function countPlan(reader: Reader, runId: string): Promise<PlanCount[]> {
  const rows = await reader.all(
    `SELECT disposition, reason, count(*) AS profiles,
       coalesce(CAST(sum(CASE WHEN odd THEN 1 ELSE 0 END) AS BIGINT), 0) AS odd
     FROM run_member WHERE run_id = $1 GROUP BY disposition, reason ORDER BY disposition, reason`,
    [runId],
  );
  return rows.map((row) => ({
    disposition: String(row.disposition) as Disposition,
    reason: row.reason == null ? null : String(row.reason),
    profiles: Number(row.profiles),
    odd: Number(row.odd),
  }));
}

export async function countRequests(reader: Reader, runId: string): Promise<number> {
  const row = await reader.get('SELECT count(*) AS size FROM run_request WHERE run_id = $1', [runId]);
  return Number(row?.size ?? 0);
}

/** When the first kept profile of each bucket was answered: the plan holds until that is too long ago. */
export async function oldestKept(reader: Reader, runId: string, enrichmentId: string): Promise<Map<string, number>> {
  const rows = await reader.all(
    `SELECT e.bucket, min(e.answered_at) AS oldest FROM run_member m
     JOIN current_output e ON e.enrichment_id = $2 AND e.customer_id = m.customer_id
     WHERE m.run_id = $1 AND m.disposition = 'kept' AND e.answered_at IS NOT NULL GROUP BY e.bucket`,
    [runId, enrichmentId],
  );
  return new Map(rows.map((row) => [String(row.bucket), Number(row.oldest)]));
}

export interface StoredRequest {
  no: number;
  /** JSON of what is sent, without its external id. */
  record: string;
  /** Profiles that share it. */
  profiles: number;
}

/** Requests `first` to `last` of a run, in order; without those that nobody is left behind. */
export async function requestsOf(reader: Reader, runId: string, first: number, last: number): Promise<StoredRequest[]> {
  const rows = await reader.all(
    `SELECT request_no, record, profiles FROM run_request
     WHERE run_id = $1 AND request_no >= $2 AND request_no <= $3 AND profiles > 0 ORDER BY request_no`,
    [runId, first, last],
  );
  return rows.map((row) => ({
    no: Number(row.request_no),
    record: String(row.record),
    profiles: Number(row.profiles),
  }));
}

/** Takes the plan of a run away: its requests, and what a count has written down for it, too. */
export async function deletePlan(tx: Writer, runId: string): Promise<void> {
  await deletePlanProfiles(tx, runId);
  await deleteMembers(tx, runId);
  await tx.run('DELETE FROM run_request WHERE run_id = $1', [runId]);
}

/** Members are needed until the run's output is made from them. */
export async function deleteMembers(tx: Writer, runId: string): Promise<void> {
  await tx.run('DELETE FROM run_member WHERE run_id = $1', [runId]);
}

/** What a count that was overtaken by a newer dry run has still written. */
export async function deleteStrayPlans(tx: Writer): Promise<void> {
  for (const table of ['plan_profile', 'plan_withheld', 'run_member', 'run_request'])
    await tx.run(`DELETE FROM ${table} WHERE run_id NOT IN (SELECT id FROM run)`);
}

/** What the stream of profiles wrote down: not needed once it is decided. */
export async function deletePlanProfiles(tx: Writer, runId: string): Promise<void> {
  for (const table of ['plan_profile', 'plan_withheld'])
    await tx.run(`DELETE FROM ${table} WHERE run_id = $1`, [runId]);
}
