import { columnOf } from './fields.js';
import { snapshotTable } from './snapshots.js';
import { type SourceField, sourceFields } from './sources.js';
import type { Reader, Row } from './sql.js';

/** A row of a source that a profile is made of. */
export interface ProfileOrigin {
  rowId: number;
  source: { id: string; name: string; file: string };
  key: string;
  role: 'leading' | 'matched' | 'alternate';
  /** The number, from 1, of the rule that matched it, or the row that it repeats. */
  rule?: number;
  /** It has gone from its source since the profiles were made: what it said is not kept. */
  absent?: true;
  /** Byte for byte as in the source, in the order of its file. */
  values: { field: string; value: string }[];
}

export interface ProfileOrigins {
  rows: ProfileOrigin[];
  /** How many rows there are beside these. */
  more: number;
}

/** A profile of more rows than anybody reads is one that duplicates were put together in by mistake. */
const MOST = 50;

/**
 * The rows that a profile is made of: the leading one first, then those that were matched, then duplicates; within these by source, in
 * the order of `sources` (their ids; others follow), at most 50. To be read in one transaction: snapshots come and go.
 */
export async function profileOrigins(
  reader: Reader,
  customerId: number,
  sources: readonly string[] = [],
): Promise<ProfileOrigins> {
  const known = await sourcesByNo(reader);
  const found = await rowsOf(reader, customerId, placesOf(known, sources));
  const values = new Map<number, Stored>();
  for (const no of new Set(found.map((row) => Number(row.source_no)))) {
    const ids = found.filter((row) => Number(row.source_no) === no).map((row) => Number(row.row_id));
    for (const stored of await storedRows(reader, known.get(no), ids)) values.set(stored.rowId, stored);
  }
  const rows = found.map((row) => originOf(row, known.get(Number(row.source_no)), values.get(Number(row.row_id))));
  return { rows, more: Number(found[0]?.total ?? 0) - rows.length };
}

interface Source {
  no: number;
  id: string;
  name: string;
  file: string;
  generation: number;
  removed: boolean;
}

async function sourcesByNo(reader: Reader): Promise<Map<number, Source>> {
  const rows = await reader.all('SELECT source_no, source_id, name, file, generation, removed_at FROM data_sources');
  const sources = rows.map((row) => ({
    ...{ no: Number(row.source_no), id: String(row.source_id), name: String(row.name), file: String(row.file) },
    ...{ generation: Number(row.generation), removed: row.removed_at !== null },
  }));
  return new Map(sources.map((source) => [source.no, source]));
}

/** SQL: where a source comes; numbers only. */
function placesOf(known: ReadonlyMap<number, Source>, order: readonly string[]): string {
  const cases = [...known.values()].flatMap(({ no, id }) => {
    const at = order.indexOf(id);
    return at < 0 ? [] : [`WHEN ${no} THEN ${at}`];
  });
  return cases.length === 0 ? 'r.source_no' : `CASE r.source_no ${cases.join(' ')} ELSE ${order.length} END`;
}

function rowsOf(reader: Reader, customerId: number, place: string): Promise<Row[]> {
  return reader.all(
    `SELECT r.row_id, r.source_no, r.role, r.rule, l.source_key, count(*) OVER () AS total
     FROM customer_rows r LEFT JOIN profile_links l ON l.customer_id = r.row_id AND l.source_no = r.source_no
     WHERE r.customer_id = $1
     ORDER BY CASE r.role WHEN 'leading' THEN 0 WHEN 'matched' THEN 1 ELSE 2 END, ${place}, r.source_no, r.row_id
     LIMIT ${MOST}`,
    [customerId],
  );
}

interface Stored {
  rowId: number;
  values: ProfileOrigin['values'];
}

async function storedRows(reader: Reader, source: Source | undefined, ids: readonly number[]): Promise<Stored[]> {
  if (!source || source.removed || source.generation === 0) return [];
  const fields = await sourceFields(reader, source.no);
  const places = ids.map((_, at) => `$${at + 1}`).join(', ');
  const rows = await reader.all(
    `SELECT customer_id${fields.map(({ fieldId }) => `, ${columnOf(fieldId)}`).join('')}
     FROM ${snapshotTable(source.no, source.generation)} WHERE customer_id IN (${places})`,
    ids,
  );
  return rows.map((row) => ({ rowId: Number(row.customer_id), values: valuesOf(row, fields) }));
}

const valuesOf = (row: Row, fields: readonly SourceField[]): ProfileOrigin['values'] =>
  fields.map(({ fieldId, name }) => ({ field: name, value: String(row[columnOf(fieldId)] ?? '') }));

function originOf(row: Row, source: Source | undefined, stored: Stored | undefined): ProfileOrigin {
  return {
    rowId: Number(row.row_id),
    source: { id: source?.id ?? '', name: source?.name ?? '', file: source?.file ?? '' },
    key: String(row.source_key ?? ''),
    role: row.role as ProfileOrigin['role'],
    ...(row.rule !== null && { rule: Number(row.rule) }),
    ...(!stored && { absent: true as const }),
    values: stored?.values ?? [],
  };
}
