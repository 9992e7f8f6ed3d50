import { columnOf } from './fields.js';
import { snapshotTable } from './snapshots.js';
import type { Reader, Row } from './sql.js';
import { isMatchKey, type UnifyPlan, unifyTables } from './unifyPlan.js';

/** A row of a source, as people find it again. */
export interface ListedRow {
  rowId: number;
  sourceNo: number;
  /** Number in the source's file. */
  rowNo: number;
  key: string;
  /** '' where there is none, or no column was chosen for it. */
  name: string;
}

export interface UnifyListLine {
  row: ListedRow;
  /** The row that stands for it, or that it was matched with. */
  other?: ListedRow;
  /** The number of its rule, from 1. */
  rule?: number;
  /** Of an ambiguous row: a key (a MatchKey), its value, and how many other rows have it. */
  shared?: { kind: string; value: string; rows: number };
}

export type UnifyListName = 'duplicates' | 'matched' | 'ambiguous' | 'unmatched' | 'leftOut';

/** Rows behind a number of a matching whose tables are there, in blocks, by source and place in the file. Flat memory. */
export async function* streamUnifyList(
  reader: Reader,
  plan: UnifyPlan,
  list: UnifyListName,
): AsyncIterable<UnifyListLine[]> {
  for await (const rows of reader.stream(listSql(plan, list))) yield rows.map(toLine);
}

/** SQL of all rows of the sources: (row_id, source_no, row_no, source_key, name). */
export function allRows({ sources }: UnifyPlan): string {
  const selects = sources.map(({ no, generation, name }) => {
    const shown = name === undefined ? `''` : `coalesce(${columnOf(name)}, '')`;
    return `SELECT customer_id AS row_id, CAST(${no} AS BIGINT) AS source_no, row_no, source_key, ${shown} AS name
      FROM ${snapshotTable(no, generation)}`;
  });
  return `(${selects.join(' UNION ALL ')})`;
}

const COLUMNS = 'a.row_id, a.source_no, a.row_no, a.source_key, a.name';
const OTHER =
  'b.row_id AS other_id, b.source_no AS other_no, b.row_no AS other_row, b.source_key AS other_key, b.name AS other_name';

function listSql(plan: UnifyPlan, list: UnifyListName): string {
  const { rows, matches, keys } = unifyTables(plan.no);
  const all = allRows(plan);
  const order = 'ORDER BY a.source_no, a.row_no';
  if (list === 'duplicates')
    return `SELECT ${COLUMNS}, ${OTHER} FROM ${rows} r JOIN ${all} a ON a.row_id = r.row_id
      JOIN ${all} b ON b.row_id = r.winner WHERE r.winner <> r.row_id ${order}`;
  if (list === 'matched')
    return `SELECT ${COLUMNS}, ${OTHER}, m.rule FROM ${matches} m JOIN ${all} a ON a.row_id = m.row_id
      JOIN ${all} b ON b.row_id = m.cluster WHERE m.rule IS NOT NULL ${order}`;
  if (list === 'ambiguous')
    return `SELECT ${COLUMNS}, k.kind, k.value, s.size - 1 AS size FROM ${matches} m
      JOIN ${all} a ON a.row_id = m.row_id JOIN ${keys} k ON k.row_id = m.row_id
      JOIN (SELECT kind, value, count(*) AS size FROM ${keys} WHERE row_id IN (SELECT row_id FROM ${matches})
        GROUP BY kind, value HAVING count(*) > 1) s ON s.kind = k.kind AND s.value = k.value
      WHERE m.ambiguous AND ${asked(plan)} ${order}, k.kind, k.value`;
  const which = list === 'leftOut' ? 'm.cluster IS NULL' : 'm.rule IS NULL AND m.place > 1';
  return `SELECT ${COLUMNS} FROM ${matches} m JOIN ${all} a ON a.row_id = m.row_id WHERE ${which} ${order}`;
}

/** Keys that a rule asks for: duplicates may be looked for by others. */
const asked = ({ rules }: UnifyPlan): string => {
  const kinds = [...new Set(rules.flat())].filter(isMatchKey).map((kind) => `'${kind}'`);
  return kinds.length === 0 ? '1 = 0' : `k.kind IN (${kinds.join(', ')})`;
};

function toLine(row: Row): UnifyListLine {
  return {
    row: listedRow(row),
    ...(row.other_id !== undefined && {
      other: {
        ...{ rowId: Number(row.other_id), sourceNo: Number(row.other_no), rowNo: Number(row.other_row) },
        ...{ key: String(row.other_key), name: String(row.other_name) },
      },
    }),
    ...(row.rule !== undefined && { rule: Number(row.rule) }),
    ...(row.kind !== undefined && {
      shared: { kind: String(row.kind), value: String(row.value), rows: Number(row.size) },
    }),
  };
}

export const listedRow = (row: Row): ListedRow => ({
  ...{ rowId: Number(row.row_id), sourceNo: Number(row.source_no), rowNo: Number(row.row_no) },
  ...{ key: String(row.source_key), name: String(row.name) },
});
