import { deleteAnswers, VALUE_COLUMNS } from './answers.js';
import { deleteChanges, noteChanges } from './outputChanges.js';
import type { Reader, Writer } from './sql.js';

// How the output of a run is made: beside the one that readers see, and then in its place.

// `m` the member, `a` the answer of this run, `e` the row of the output before. A row that stays as it was is carried whole.
// Rows of another provider are never carried: what the local stand-in made up must not pass for an answer of Leadspace.
const CARRIED = `(m.disposition IN ('kept', 'unknown') OR
  m.disposition = 'send' AND a.status IS NULL AND e.bucket IN ('enriched', 'noMatch', 'unknown'))`;
/** SQL: the answer `a` brings values, or says that there are none. */
export const ANSWERED = "a.status IN ('enriched', 'noMatch')";
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
 * Writes the new output's rows of a part of the profiles, answers of the run over the output before, and what they change. Nobody
 * reads them until `switchOutput`. The ranges are also given for the tables that are joined, so that only that part of them is read.
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
  await noteChanges(tx, run, { from, to });
}

/** What a merge that was interrupted has written. */
export async function dropMerge(tx: Writer, runId: string): Promise<void> {
  for (const table of ['enriched', 'output_change'])
    await tx.run(
      `DELETE FROM ${table} WHERE output = $1 AND NOT EXISTS (SELECT 1 FROM enriched_output WHERE run_id = $1)`,
      [runId],
    );
}

/** Lets readers see the output of this run, and takes the one before away with what that had changed. */
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
  await deleteChanges(tx, run.enrichmentId, run.id);
}

/** Requests and answers of ended runs that no row of the output, or kept aside of it, refers to any more. */
export async function dropUnreferenced(tx: Writer, enrichmentId: string): Promise<void> {
  const referred = (column: string) =>
    ['current_output', 'enriched_aside']
      .map((rows) => `SELECT ${column} FROM ${rows} WHERE enrichment_id = $1 AND ${column} IS NOT NULL`)
      .join(' UNION ');
  const stale = await tx.all(
    `SELECT id FROM run WHERE enrichment_id = $1 AND state IN ('Successful', 'Failed', 'Canceled')
     AND id NOT IN (${referred('request_run')}) AND id NOT IN (${referred('answer_run')})`,
    [enrichmentId],
  );
  for (const { id } of stale) {
    await tx.run('DELETE FROM run_request WHERE run_id = $1', [id!]);
    await deleteAnswers(tx, String(id));
  }
}
