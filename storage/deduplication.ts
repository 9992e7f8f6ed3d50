import { changedAt } from './changedDates.js';
import { columnOf } from './fields.js';
import { snapshotTable } from './snapshots.js';
import type { Writer } from './sql.js';
import { isFilled, trimmed, WHITESPACE } from './staging.js';
import { type DuplicateKey, type UnifyPlan, type UnifySource, unifyTables } from './unifyPlan.js';

/**
 * Makes `unify_rows` of a plan whose keys are there: in each source with a deduplication key, of rows that agree in all of it the one
 * to keep. A key with several values in a row counts with its first; a row that lacks one of them is nobody's duplicate.
 */
export async function makeRows(tx: Writer, plan: UnifyPlan): Promise<void> {
  const { rows } = unifyTables(plan.no);
  await tx.run(
    `CREATE TABLE ${rows} (row_id BIGINT NOT NULL, source_no BIGINT NOT NULL, place BIGINT NOT NULL, winner BIGINT NOT NULL)`,
  );
  for (const source of plan.sources) {
    if (source.duplicates) await addKept(tx, plan.no, source, source.duplicates);
    else await addAll(tx, rows, source);
  }
}

const addAll = (tx: Writer, rows: string, { no, generation, place }: UnifySource): Promise<number> =>
  tx.run(
    `INSERT INTO ${rows} SELECT customer_id, CAST($1 AS BIGINT), CAST($2 AS BIGINT), customer_id
     FROM ${snapshotTable(no, generation)}`,
    [no, place],
  );

async function addKept(
  tx: Writer,
  no: number,
  source: UnifySource,
  { by, keep }: NonNullable<UnifySource['duplicates']>,
): Promise<void> {
  const { keys, rows } = unifyTables(no);
  const columns = by.map((key, index) => `${keyValue(key, index)} AS k${index}`);
  const joins = by.flatMap((key, index) =>
    'key' in key
      ? [
          `LEFT JOIN ${keys} j${index} ON j${index}.row_id = s.customer_id AND j${index}.kind = '${key.key}' AND j${index}.rank = 1`,
        ]
      : [],
  );
  const all = by.map((_, index) => `k${index} IS NOT NULL`).join(' AND ');
  const group = by.map((_, index) => `k${index}`).join(', ');
  // Those that lack a key are each in a group of their own.
  await tx.run(
    `INSERT INTO ${rows}
     SELECT row_id, CAST($2 AS BIGINT), CAST($3 AS BIGINT),
       CASE WHEN ${all} THEN first_value(row_id) OVER (PARTITION BY ${group} ORDER BY ${ORDER[keep]}, filled DESC, row_no)
         ELSE row_id END
     FROM (SELECT s.customer_id AS row_id, s.row_no, ${ageOf(source)} AS changed, ${filledOf(source)} AS filled,
         ${columns.join(', ')}
       FROM ${snapshotTable(source.no, source.generation)} s ${joins.join(' ')}) AS candidates`,
    [WHITESPACE, source.no, source.place],
  );
}

/** A row without a readable date comes last. */
const ORDER = {
  mostFilled: 'filled DESC',
  mostRecent: 'changed DESC NULLS LAST',
  leastRecent: 'changed ASC NULLS LAST',
} as const;

function keyValue(key: DuplicateKey, index: number): string {
  if ('key' in key) return `j${index}.value`;
  const column = `s.${columnOf(key.field)}`;
  return `CASE WHEN ${isFilled(column)} THEN lower(${trimmed(column)}) END`;
}

const ageOf = ({ changed }: UnifySource): string =>
  changed ? `(${changedAt(`s.${columnOf(changed.field)}`, changed.order)})` : 'CAST(NULL AS DOUBLE)';

const filledOf = ({ fields }: UnifySource): string =>
  fields.map((id) => `CASE WHEN ${isFilled(`s.${columnOf(id)}`)} THEN 1 ELSE 0 END`).join(' + ') || '0';
