import type { MatchKey } from './settings.js';
import type { Reader } from './sql.js';
import { allRows, type ListedRow, listedRow } from './unifyLists.js';
import { type UnifyPlan, unifyTables } from './unifyPlan.js';

/** Row numbers that belong together as an example: the one that it is about or that stands for the others first. */
export interface FoundExample {
  list: 'duplicates' | 'matched' | 'ambiguous' | 'unmatched' | 'leftOut';
  rule?: number;
  rowIds: number[];
}

/** So many rows of one example are shown. */
const MOST_ROWS = 4;

/** A few of each kind from the tables of a matching, always the same ones: those with the smallest row numbers. */
export async function findExamples(reader: Reader, plan: UnifyPlan, most: number): Promise<FoundExample[]> {
  return [
    ...(await duplicates(reader, plan, most)),
    ...(await matched(reader, plan, most)),
    ...(await ambiguous(reader, plan, most)),
    ...(await alone(reader, plan, 'unmatched', most)),
    ...(await alone(reader, plan, 'leftOut', most)),
  ];
}

async function duplicates(reader: Reader, plan: UnifyPlan, most: number): Promise<FoundExample[]> {
  const { rows } = unifyTables(plan.no);
  const winners = await reader.all(
    `SELECT DISTINCT winner FROM ${rows} WHERE winner <> row_id ORDER BY winner LIMIT ${most}`,
  );
  const found: FoundExample[] = [];
  for (const { winner } of winners) {
    const losers = await reader.all(
      `SELECT row_id FROM ${rows} WHERE winner = $1 AND row_id <> winner ORDER BY row_id LIMIT ${MOST_ROWS - 1}`,
      [winner!],
    );
    found.push({ list: 'duplicates', rowIds: [Number(winner), ...losers.map((row) => Number(row.row_id))] });
  }
  return found;
}

/** One of each rule before a second one of any. */
async function matched(reader: Reader, plan: UnifyPlan, most: number): Promise<FoundExample[]> {
  const { matches } = unifyTables(plan.no);
  const rows = await reader.all(
    `SELECT row_id, cluster, rule FROM (
       SELECT row_id, cluster, rule, row_number() OVER (PARTITION BY rule ORDER BY row_id) AS place FROM ${matches}
       WHERE rule IS NOT NULL) AS ranked WHERE place <= ${most} ORDER BY place, rule LIMIT ${most}`,
  );
  return rows.map((row) => ({
    ...{ list: 'matched', rule: Number(row.rule), rowIds: [Number(row.cluster), Number(row.row_id)] },
  }));
}

async function ambiguous(reader: Reader, plan: UnifyPlan, most: number): Promise<FoundExample[]> {
  const { matches } = unifyTables(plan.no);
  const rows = await reader.all(`SELECT row_id, place FROM ${matches} WHERE ambiguous ORDER BY row_id LIMIT ${most}`);
  const found: FoundExample[] = [];
  for (const row of rows) {
    const rowId = Number(row.row_id);
    const candidates = new Set<number>();
    for (const keys of plan.rules) for (const id of await sharing(reader, plan.no, rowId, keys)) candidates.add(id);
    found.push({
      list: 'ambiguous',
      rowIds: [rowId, ...[...candidates].sort((a, b) => a - b).slice(0, MOST_ROWS - 1)],
    });
  }
  return found;
}

/** Rows that agree with a row in all keys of a rule. */
async function sharing(reader: Reader, no: number, rowId: number, kinds: readonly MatchKey[]): Promise<number[]> {
  const { keys, matches } = unifyTables(no);
  const agree = kinds.map(
    (kind) => `m.row_id IN (SELECT row_id FROM ${keys} WHERE kind = '${kind}'
      AND value IN (SELECT value FROM ${keys} WHERE row_id = $1 AND kind = '${kind}'))`,
  );
  const rows = await reader.all(
    `SELECT m.row_id FROM ${matches} m WHERE m.row_id <> $1 AND ${agree.join(' AND ')} ORDER BY m.row_id LIMIT ${MOST_ROWS}`,
    [rowId],
  );
  return rows.map((row) => Number(row.row_id));
}

async function alone(
  reader: Reader,
  plan: UnifyPlan,
  list: 'unmatched' | 'leftOut',
  most: number,
): Promise<FoundExample[]> {
  const { matches } = unifyTables(plan.no);
  // Ambiguous rows have examples of their own.
  const which = list === 'leftOut' ? 'cluster IS NULL' : 'rule IS NULL AND place > 1 AND cluster IS NOT NULL';
  const rows = await reader.all(
    `SELECT row_id FROM ${matches} WHERE ${which} AND NOT ambiguous ORDER BY row_id LIMIT ${most}`,
  );
  return rows.map((row) => ({ list, rowIds: [Number(row.row_id)] }));
}

/** Rows of the sources by their numbers. */
export async function listedRows(
  reader: Reader,
  plan: UnifyPlan,
  rowIds: readonly number[],
): Promise<Map<number, ListedRow>> {
  if (rowIds.length === 0) return new Map();
  const places = rowIds.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await reader.all(`SELECT * FROM ${allRows(plan)} AS a WHERE a.row_id IN (${places})`, [...rowIds]);
  return new Map(rows.map((row) => [Number(row.row_id), listedRow(row)]));
}
