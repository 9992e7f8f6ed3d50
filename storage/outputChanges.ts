import { VALUE_COLUMNS, valueColumnsDdl } from './answers.js';
import type { Reader, Value, Writer } from './sql.js';

/**
 * What profiles were before the newest output: one row for each profile that this run (`output`) has changed, with its bucket and
 * values of before. Of outputs that nobody reads any more nothing is kept.
 */
export const ddl = [
  `CREATE TABLE IF NOT EXISTS output_change (
    output VARCHAR NOT NULL, enrichment_id VARCHAR NOT NULL, customer_id BIGINT NOT NULL, bucket VARCHAR NOT NULL${valueColumnsDdl})`,
];

/** SQL: bucket and values of a row, in the order of `output_change`. */
const OF = (row: string): string =>
  [`${row}.bucket`, ...VALUE_COLUMNS.map(([, column]) => `${row}.${column}`)].join(', ');

/** SQL: two rows differ in the bucket or in a value; a value that there is not is a value of its own. */
const differs = (one: string, other: string): string =>
  ['bucket', ...VALUE_COLUMNS.map(([, column]) => column)]
    .map((column) => `${one}.${column} IS DISTINCT FROM ${other}.${column}`)
    .join(' OR ');

/**
 * Writes what a part of a new output changes against the one that readers still see. Profiles that were not in that are not
 * changed by this one; neither are those of another provider: what the local stand-in made up was nobody's value before.
 */
export async function noteChanges(
  tx: Writer,
  run: { id: string; enrichmentId: string; provider: string },
  { from, to }: { from: number; to: number },
): Promise<void> {
  await tx.run(
    `INSERT INTO output_change
     SELECT n.output, n.enrichment_id, n.customer_id, ${OF('e')}
     FROM enriched n JOIN current_output e ON e.customer_id = n.customer_id
     WHERE n.output = $1 AND n.customer_id >= $4 AND n.customer_id <= $5
       AND e.enrichment_id = $2 AND e.provider = $3 AND e.customer_id >= $4 AND e.customer_id <= $5
       AND (${differs('n', 'e')})`,
    [run.id, run.enrichmentId, run.provider, from, to],
  );
}

/** Rows of the output that readers see, `e`: an SQL condition and its parameters, numbered from 2. */
export interface RowsInPlace {
  where: string;
  params: readonly Value[];
}

/**
 * Changes unknown outcomes of the output that readers see, in place. Like the run itself it leaves what was there before, where that is
 * not known yet: of a profile that was not in the output before, what the run had found. What comes to be as it was is not changed.
 */
export async function changeInPlace(
  tx: Writer,
  enrichmentId: string,
  { where, params }: RowsInPlace,
  change: () => Promise<number>,
): Promise<number> {
  await tx.run(
    `INSERT INTO output_change
     SELECT e.output, e.enrichment_id, e.customer_id, ${OF('e')} FROM current_output e
     WHERE e.enrichment_id = $1 AND e.bucket = 'unknown' AND ${where}
       AND NOT EXISTS (SELECT 1 FROM output_change c WHERE c.output = e.output AND c.customer_id = e.customer_id)`,
    [enrichmentId, ...params],
  );
  const changed = await change();
  await tx.run(
    `DELETE FROM output_change WHERE enrichment_id = $1 AND (output, customer_id) IN (
       SELECT e.output, e.customer_id FROM current_output e
       JOIN output_change c ON c.output = e.output AND c.customer_id = e.customer_id
       WHERE e.enrichment_id = $1 AND ${where} AND NOT (${differs('e', 'c')}))`,
    [enrichmentId, ...params],
  );
  return changed;
}

/** Profiles that a run has changed. */
export async function countChanges(reader: Reader, output: string): Promise<number> {
  const row = await reader.get('SELECT count(*) AS size FROM output_change WHERE output = $1', [output]);
  return Number(row?.size ?? 0);
}

/** Takes away what outputs of an enrichment have changed: all, or all but the one that is named. */
export async function deleteChanges(tx: Writer, enrichmentId: string, except = ''): Promise<void> {
  await tx.run('DELETE FROM output_change WHERE enrichment_id = $1 AND output <> $2', [enrichmentId, except]);
}
