import type { Batch } from './batches.js';
import type { Fragment } from './consentGate.js';
import type { Writer } from './sql.js';

type Requests = Pick<Batch, 'runId' | 'first' | 'last'>;

const BETWEEN = 'run_id = $1 AND request_no >= $2 AND request_no <= $3';
const placeOf = ({ runId, first, last }: Requests) => [runId, first, last];

/** The profiles behind the requests of a batch, for `withheldAmong`. */
export const batchProfiles = (batch: Requests): Fragment => ({
  sql: `SELECT customer_id FROM run_member WHERE ${BETWEEN}`,
  params: placeOf(batch),
});

/**
 * Takes profiles out of a batch: `withheld` is what `withheldAmong` says of `batchProfiles`. They are no part of any request from
 * then on, so that no answer is theirs. Resolves to how many, and to the number of requests that nobody is left behind.
 */
export async function withholdIn(
  tx: Writer,
  batch: Requests,
  withheld: Fragment,
): Promise<{ profiles: number; requests: number }> {
  const profiles = await tx.run(
    `UPDATE run_member SET disposition = 'withheld', reason = w.reason, request_no = NULL
     FROM (${withheld.sql}) AS w WHERE ${BETWEEN} AND run_member.customer_id = w.customer_id`,
    withheld.params,
  );
  if (profiles === 0) return { profiles, requests: 0 };
  const before = await countFilled(tx, batch);
  await countAgain(tx, batch);
  return { profiles, requests: before - (await countFilled(tx, batch)) };
}

async function countAgain(tx: Writer, batch: Requests): Promise<void> {
  await tx.run(
    `UPDATE run_request SET profiles = counted.profiles FROM (
       SELECT q.request_no AS no, count(m.customer_id) AS profiles
       FROM (SELECT request_no FROM run_request WHERE ${BETWEEN}) q
       LEFT JOIN (SELECT request_no, customer_id FROM run_member WHERE ${BETWEEN}) m ON m.request_no = q.request_no
       GROUP BY q.request_no) AS counted
     WHERE ${BETWEEN} AND run_request.request_no = counted.no`,
    placeOf(batch),
  );
}

async function countFilled(tx: Writer, batch: Requests): Promise<number> {
  const row = await tx.get(
    `SELECT count(*) AS size FROM run_request WHERE ${BETWEEN} AND profiles > 0`,
    placeOf(batch),
  );
  return Number(row?.size ?? 0);
}
