import { deleteAnswers, VALUE_COLUMNS } from './answers.js';
import type { Reader, Writer } from './sql.js';

// How the output of a run is made: beside the one that readers see, and then in its place.

// `m` the member, `a` the answer of this run, `e` the row of the output before. A row that stays as it was is carried whole.
// Rows of another provider are never carried: what the local stand-in made up must not pass for an answer of Leadspace.
const CARRIED = `(m.disposition IN ('kept', 'unknown') OR
  m.disposition = 'send' AND a.status IS NULL AND e.bucket IN ('enriched', 'noMatch', 'unknown'))`;
const ANSWERED = "a.status IN ('enriched', 'noMatch')";
const VALUES = VALUE_COLUMNS.map(
  ([, column]) => `, CASE WHEN ${ANSWERED} THEN a.${column} ELSE e.${column} END AS ${column}`,
).join('');

/** Neighbouring profiles of a run, with the numbers of their requests: 1 to 0 where nothing is sent. */
export interface MemberPart {
  from: number;
  to: number;
  firstRequest: number;
  lastRequest: number;
}

/** The next about `size` profiles of a run by CustomerId, after `after`; undefined at the end. */
export async function nextMembers(
  reader: Reader,
  runId: string,
  after: number,
  size: number,
): Promise<MemberPart | undefined> {
  const next = await reader.get(
    'SELECT min(customer_id) AS first FROM run_member WHERE run_id = $1 AND customer_id > $2',
    [runId, after],
  );
  if (next?.first == null) return undefined;
  const [from, to] = [Number(next.first), Number(next.first) + size - 1];
  const requests = await reader.get(
    `SELECT coalesce(min(request_no), 1) AS first, coalesce(max(request_no), 0) AS last
     FROM run_member WHERE run_id = $1 AND customer_id >= $2 AND customer_id <= $3`,
    [runId, from, to],
  );
  return { from, to, firstRequest: Number(requests?.first), lastRequest: Number(requests?.last) };
}

/**
 * Writes the new output's rows of a part of the profiles: answers of the run over the output before. Nobody reads them until
 * `switchOutput`. The ranges are also given for the tables that are joined, so that only that part of them is read.
 */
export async function mergeMembers(
  tx: Writer,
  run: { id: string; enrichmentId: string; provider: string },
  { from, to, firstRequest, lastRequest }: MemberPart,
): Promise<void> {
  await tx.run(
    `INSERT INTO enriched
     SELECT $1, $2, m.customer_id, m.own_name,
       CASE WHEN ${CARRIED} THEN coalesce(e.bucket, 'notSent') WHEN m.disposition <> 'send' THEN m.disposition
         WHEN a.status = 'invalid' THEN 'skipped' ELSE coalesce(a.status, 'notSent') END,
       CASE WHEN ${CARRIED} THEN e.reason WHEN m.disposition <> 'send' THEN m.reason
         WHEN a.status = 'invalid' THEN 'invalid' ELSE a.reason END,
       CASE WHEN ${CARRIED} THEN coalesce(e.send_hash, '') ELSE m.send_hash END,
       CASE WHEN ${CARRIED} THEN coalesce(e.provider, '') ELSE $3 END,
       CASE WHEN a.status IS NOT NULL THEN m.run_id WHEN ${CARRIED} THEN e.request_run END,
       CASE WHEN a.status IS NOT NULL THEN m.request_no WHEN ${CARRIED} THEN e.request_no END,
       CASE WHEN ${ANSWERED} THEN m.run_id ELSE e.answer_run END,
       CASE WHEN ${ANSWERED} THEN m.request_no ELSE e.answer_no END,
       CASE WHEN ${ANSWERED} THEN a.answered_at ELSE e.answered_at END${VALUES}
     FROM run_member m
     LEFT JOIN answer a ON a.run_id = $1 AND a.request_no >= $6 AND a.request_no <= $7 AND a.request_no = m.request_no
     LEFT JOIN current_output e ON e.enrichment_id = $2 AND e.customer_id >= $4 AND e.customer_id <= $5
       AND e.customer_id = m.customer_id AND e.provider = $3
     WHERE m.run_id = $1 AND m.customer_id >= $4 AND m.customer_id <= $5`,
    [run.id, run.enrichmentId, run.provider, from, to, firstRequest, lastRequest],
  );
}

/** What a merge that was interrupted has written. */
export async function dropMerge(tx: Writer, runId: string): Promise<void> {
  await tx.run(
    'DELETE FROM enriched WHERE output = $1 AND NOT EXISTS (SELECT 1 FROM enriched_output WHERE run_id = $1)',
    [runId],
  );
}

/** Lets readers see the output of this run, and takes the one before away. */
export async function switchOutput(
  tx: Writer,
  run: { id: string; enrichmentId: string; enrichmentName: string; sandbox: boolean },
  at: number,
): Promise<void> {
  await tx.run(
    `INSERT INTO enriched_output
     SELECT $1, $2, 1, $3, count(*), $4, $5, NULL FROM enriched WHERE output = $2
     ON CONFLICT (enrichment_id) DO UPDATE SET run_id = excluded.run_id, version = enriched_output.version + 1,
       updated_at = excluded.updated_at, profiles = excluded.profiles, name = excluded.name, sandbox = excluded.sandbox`,
    [run.enrichmentId, run.id, at, run.enrichmentName, run.sandbox],
  );
  await tx.run('DELETE FROM enriched WHERE enrichment_id = $1 AND output <> $2', [run.enrichmentId, run.id]);
}

/** Requests and answers of ended runs that no row of the output refers to any more. */
export async function dropUnreferenced(tx: Writer, enrichmentId: string): Promise<void> {
  const stale = await tx.all(
    `SELECT id FROM run WHERE enrichment_id = $1 AND state IN ('Successful', 'Failed', 'Canceled')
     AND id NOT IN (SELECT DISTINCT request_run FROM current_output WHERE enrichment_id = $1 AND request_run IS NOT NULL)
     AND id NOT IN (SELECT DISTINCT answer_run FROM current_output WHERE enrichment_id = $1 AND answer_run IS NOT NULL)`,
    [enrichmentId],
  );
  for (const { id } of stale) {
    await tx.run('DELETE FROM run_request WHERE run_id = $1', [id!]);
    await deleteAnswers(tx, String(id));
  }
}

/** Puts answers that came late in the place of unknown outcomes: requests `first` to `last` of a run. */
export async function applyLateAnswers(
  tx: Writer,
  enrichmentId: string,
  batch: { runId: string; first: number; last: number },
): Promise<number> {
  const values = VALUE_COLUMNS.map(
    ([, column]) => `, ${column} = CASE WHEN ${ANSWERED} THEN a.${column} ELSE enriched.${column} END`,
  ).join('');
  return tx.run(
    `UPDATE enriched SET bucket = CASE WHEN a.status = 'invalid' THEN 'skipped' ELSE a.status END,
       reason = CASE WHEN a.status = 'invalid' THEN 'invalid' ELSE a.reason END,
       answer_run = CASE WHEN ${ANSWERED} THEN a.run_id ELSE enriched.answer_run END,
       answer_no = CASE WHEN ${ANSWERED} THEN a.request_no ELSE enriched.answer_no END,
       answered_at = CASE WHEN ${ANSWERED} THEN a.answered_at ELSE enriched.answered_at END${values}
     FROM answer a
     WHERE enriched.enrichment_id = $1 AND enriched.bucket = 'unknown' AND enriched.request_run = a.run_id
       AND enriched.request_no = a.request_no AND a.run_id = $2 AND a.request_no >= $3 AND a.request_no <= $4`,
    [enrichmentId, batch.runId, batch.first, batch.last],
  );
}
