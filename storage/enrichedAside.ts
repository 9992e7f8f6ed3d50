import { VALUE_COLUMNS, valueColumnsDdl } from './answers.js';
import type { Reader, Writer } from './sql.js';

/**
 * Rows of the enriched entity whose CustomerIds have changed, as they were: of those that have moved to the id that took their place
 * (`aside_for`), and of those that had to make room for a better one (there `aside_for` is their own). So nothing that was paid for is
 * lost, and an id that comes back finds its row again.
 */
export const ddl = [
  `CREATE TABLE IF NOT EXISTS enriched_aside (
    output VARCHAR NOT NULL, enrichment_id VARCHAR NOT NULL, customer_id BIGINT NOT NULL, own_name VARCHAR NOT NULL,
    bucket VARCHAR NOT NULL, reason VARCHAR, send_hash VARCHAR NOT NULL, provider VARCHAR NOT NULL,
    request_run VARCHAR, request_no BIGINT, answer_run VARCHAR, answer_no BIGINT, answered_at BIGINT${valueColumnsDdl},
    aside_for BIGINT NOT NULL)`,
];

/** Columns behind the CustomerId. */
const REST = [
  ...['own_name', 'bucket', 'reason', 'send_hash', 'provider', 'request_run', 'request_no', 'answer_run', 'answer_no'],
  ...['answered_at', ...VALUE_COLUMNS.map(([, column]) => column)],
];
const rest = (row: string): string => REST.map((column) => `${row}.${column}`).join(', ');

/** SQL: the smaller, the better the row. */
const rank = (row: string): string => `CASE ${row}.bucket WHEN 'enriched' THEN 0 WHEN 'noMatch' THEN 1 ELSE 2 END`;

/** SQL: of rows that would all be the row of `place` the best comes first: the newest answer, then its own. */
const bestFirst = (row: string, place: string): string =>
  `${rank(row)}, coalesce(${row}.answered_at, 0) DESC, CASE WHEN ${row}.customer_id = ${place} THEN 0 ELSE 1 END, ${row}.customer_id`;

/** SQL: the row is the one that was judged. */
const isJudged = (row: string): string =>
  `j.enrichment_id = ${row}.enrichment_id AND j.output = ${row}.output AND j.customer_id = ${row}.customer_id`;

/**
 * Moves rows of the outputs that readers see to the ids that took the place of theirs. Of several the best stays; all others, and
 * those that have moved, are kept aside as they were. Resolves to the enrichments whose outputs have changed.
 */
export async function moveRows(tx: Writer): Promise<string[]> {
  const enrichments = await enrichmentsOf(
    tx,
    `SELECT e.enrichment_id FROM current_output e JOIN customer_successor n ON n.customer_id = e.customer_id`,
  );
  if (enrichments.length === 0) return [];
  await tx.run(
    `CREATE TABLE enriched_judged AS WITH moving AS (
       SELECT e.enrichment_id, e.output, e.customer_id, n.successor AS place, e.bucket, e.answered_at
       FROM current_output e JOIN customer_successor n ON n.customer_id = e.customer_id)
     SELECT enrichment_id, output, customer_id, place,
       row_number() OVER (PARTITION BY enrichment_id, place ORDER BY ${bestFirst('c', 'c.place')}) = 1 AS wins
     FROM (SELECT * FROM moving UNION ALL
       SELECT e.enrichment_id, e.output, e.customer_id, e.customer_id, e.bucket, e.answered_at FROM current_output e
       WHERE EXISTS (SELECT 1 FROM moving m WHERE m.enrichment_id = e.enrichment_id AND m.place = e.customer_id)) AS c`,
  );
  // What was aside of them before is looked at again: it may be better than what moves.
  await tx.run(
    `UPDATE enriched_aside SET aside_for = 0 FROM enriched_judged j WHERE j.enrichment_id = enriched_aside.enrichment_id
     AND j.customer_id = enriched_aside.customer_id AND j.customer_id <> j.place`,
  );
  await tx.run(
    `INSERT INTO enriched_aside SELECT e.output, e.enrichment_id, e.customer_id, ${rest('e')}, j.place
     FROM enriched e JOIN enriched_judged j ON ${isJudged('e')} WHERE j.customer_id <> j.place OR NOT j.wins`,
  );
  for (const table of ['enriched', 'output_change']) {
    await tx.run(`DELETE FROM ${table} USING enriched_judged j WHERE ${isJudged(table)} AND NOT j.wins`);
    await tx.run(
      `UPDATE ${table} SET customer_id = j.place FROM enriched_judged j WHERE ${isJudged(table)} AND j.customer_id <> j.place`,
    );
  }
  await tx.run('DROP TABLE enriched_judged');
  return enrichments;
}

/**
 * Looks at rows aside whose ids have another place than the one they were put aside for: their own again, after a split. Who has no row
 * there, or a worse one, gets theirs. Rows of another provider stay aside. Resolves to the enrichments whose outputs have changed.
 */
export async function takeBack(tx: Writer): Promise<string[]> {
  const open = `FROM enriched_aside a LEFT JOIN customer_successor n ON n.customer_id = a.customer_id
    WHERE coalesce(n.successor, a.customer_id) <> a.aside_for`;
  if (!(await tx.get(`SELECT 1 AS found ${open} LIMIT 1`))) return [];
  await tx.run(
    `CREATE TABLE enriched_back AS SELECT * FROM (
       SELECT b.*, o.run_id, row_number() OVER (PARTITION BY b.enrichment_id, place ORDER BY ${bestFirst('b', 'b.place')}) AS turn
       FROM (SELECT a.*, coalesce(n.successor, a.customer_id) AS place ${open}) AS b
       JOIN enriched_output o ON o.enrichment_id = b.enrichment_id AND o.sandbox = (b.provider = 'sandbox')) AS c
     WHERE turn = 1 AND NOT EXISTS (SELECT 1 FROM current_output e
       WHERE e.enrichment_id = c.enrichment_id AND e.customer_id = c.place AND ${rank('e')} <= ${rank('c')})`,
  );
  const enrichments = await enrichmentsOf(tx, 'SELECT enrichment_id FROM enriched_back');
  if (enrichments.length > 0) await exchange(tx);
  await tx.run('DROP TABLE enriched_back');
  await tx.run(
    `UPDATE enriched_aside SET aside_for = coalesce(
       (SELECT n.successor FROM customer_successor n WHERE n.customer_id = enriched_aside.customer_id), customer_id)`,
  );
  return enrichments;
}

async function exchange(tx: Writer): Promise<void> {
  const inTheWay = (row: string) =>
    `b.enrichment_id = ${row}.enrichment_id AND b.run_id = ${row}.output AND b.place = ${row}.customer_id`;
  // Its own row is no more aside.
  await tx.run(
    `DELETE FROM enriched_aside USING enriched_back b WHERE b.enrichment_id = enriched_aside.enrichment_id
     AND b.customer_id = enriched_aside.customer_id AND b.customer_id = b.place AND b.output = enriched_aside.output
     AND b.bucket = enriched_aside.bucket AND b.answered_at IS NOT DISTINCT FROM enriched_aside.answered_at`,
  );
  await tx.run(
    `INSERT INTO enriched_aside SELECT e.output, e.enrichment_id, e.customer_id, ${rest('e')}, e.customer_id
     FROM enriched e JOIN enriched_back b ON ${inTheWay('e')}`,
  );
  for (const table of ['enriched', 'output_change'])
    await tx.run(`DELETE FROM ${table} USING enriched_back b WHERE ${inTheWay(table)}`);
  await tx.run(`INSERT INTO enriched SELECT b.run_id, b.enrichment_id, b.place, ${rest('b')} FROM enriched_back b`);
}

const enrichmentsOf = async (reader: Reader, sql: string): Promise<string[]> =>
  (await reader.all(`SELECT DISTINCT enrichment_id FROM (${sql}) AS found ORDER BY enrichment_id`)).map((row) =>
    String(row.enrichment_id),
  );
