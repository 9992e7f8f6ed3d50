import { VALUE_COLUMNS, type ValueField } from './answers.js';
import { columnOf } from './fields.js';
import type { Reader, Row, Value, Writer } from './sql.js';

/**
 * Exports of segments, and who was in the newest one of each: what left since is told by comparing. Counts, names of columns
 * and hashes are JSON in `body`; no value of a profile is kept.
 */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS segment_export (
    export_id VARCHAR NOT NULL, segment_id VARCHAR NOT NULL, state VARCHAR NOT NULL, started_at BIGINT NOT NULL,
    body VARCHAR NOT NULL, PRIMARY KEY (export_id))`,
  `CREATE TABLE IF NOT EXISTS segment_export_member (
    export_id VARCHAR NOT NULL, customer_id BIGINT NOT NULL)`,
];

export interface StoredExport {
  id: string;
  segmentId: string;
  state: 'Refreshing' | 'Successful' | 'Failed';
  startedAt: number;
  body: string;
}

export async function putExport(tx: Writer, { id, segmentId, state, startedAt, body }: StoredExport): Promise<void> {
  await tx.run('DELETE FROM segment_export WHERE export_id = $1', [id]);
  await tx.run('INSERT INTO segment_export VALUES ($1, $2, $3, $4, $5)', [id, segmentId, state, startedAt, body]);
}

export async function findExport(reader: Reader, id: string): Promise<StoredExport | undefined> {
  const row = await reader.get('SELECT * FROM segment_export WHERE export_id = $1', [id]);
  return row && toExport(row);
}

/** The newest export of a segment that ended well. */
export async function lastExport(reader: Reader, segmentId: string): Promise<StoredExport | undefined> {
  const row = await reader.get(
    `SELECT * FROM segment_export WHERE segment_id = $1 AND state = 'Successful'
     ORDER BY started_at DESC, export_id DESC LIMIT 1`,
    [segmentId],
  );
  return row && toExport(row);
}

export async function openExports(reader: Reader): Promise<StoredExport[]> {
  return (await reader.all("SELECT * FROM segment_export WHERE state = 'Refreshing'")).map(toExport);
}

/** SQL of the members that readers see and that are still profiles; `$1`: the segment. */
export const PRESENT_MEMBERS = `SELECT m.customer_id FROM current_member m
  WHERE m.segment_id = $1 AND m.customer_id IN (SELECT customer_id FROM customer)`;

/** Writes down who is in an export: those that `fit` selects, whose first two parameters are the segment and the export. */
export async function addExportMembers(
  tx: Writer,
  { segmentId, exportId }: { segmentId: string; exportId: string },
  fit: { sql: string; params: readonly Value[] },
): Promise<number> {
  return tx.run(
    `INSERT INTO segment_export_member SELECT CAST($2 AS VARCHAR), customer_id FROM (${fit.sql}) AS fits ORDER BY customer_id`,
    [segmentId, exportId, ...fit.params],
  );
}

/** SQL of those who were in export `$1` and are not in export `$2`. */
export const LEFT = `SELECT b.customer_id FROM segment_export_member b WHERE b.export_id = $1 AND NOT EXISTS (
  SELECT 1 FROM segment_export_member n WHERE n.export_id = $2 AND n.customer_id = b.customer_id)`;

/** Only who was in the newest export of a segment is ever asked for. */
export async function forgetExportMembers(tx: Writer, segmentId: string, except?: string): Promise<void> {
  await tx.run(
    `DELETE FROM segment_export_member WHERE export_id <> $2
     AND export_id IN (SELECT export_id FROM segment_export WHERE segment_id = $1)`,
    [segmentId, except ?? ''],
  );
}

/** The segment has gone, and with it what was exported of it. */
export async function deleteExportsOf(tx: Writer, segmentId: string): Promise<void> {
  await forgetExportMembers(tx, segmentId);
  await tx.run('DELETE FROM segment_export WHERE segment_id = $1', [segmentId]);
}

export async function dropExportMembers(tx: Writer, exportId: string): Promise<void> {
  await tx.run('DELETE FROM segment_export_member WHERE export_id = $1', [exportId]);
}

/** What an export says of a profile. `fields`: numbers of fields; `enriched`: enrichment and field; `options`: numbers. */
export interface ExportCells {
  fields: readonly number[];
  enriched: readonly { enrichmentId: string; field: ValueField }[];
  options: readonly number[];
}

/** A profile of an export: its own columns by `columnOf`, enriched ones as `e<place>`, consent as `c<place>`, `false` for denied; `present` where it still is a profile. */
export type ExportRow = Row;

/** SQL of CustomerIds, with its parameters. */
export interface Ids {
  sql: string;
  params: readonly Value[];
}

/**
 * The next profiles of `ids` with their cells, by CustomerId. Profiles that are gone have their key and nothing else. A grant that
 * has ended by `now` is none.
 */
export async function exportPage(
  reader: Reader,
  ids: Ids,
  cells: ExportCells,
  page: { after: number; limit: number; now: number },
): Promise<ExportRow[]> {
  const base = ids.params.length;
  const part = await reader.all(
    `SELECT i.customer_id, l.source_key FROM (SELECT customer_id FROM (${ids.sql}) AS ids WHERE customer_id > $${base + 1}
       ORDER BY customer_id LIMIT $${base + 2}) AS i
     LEFT JOIN profile_links l ON l.customer_id = i.customer_id ORDER BY i.customer_id`,
    [...ids.params, page.after, page.limit],
  );
  if (part.length === 0) return [];
  const rows = new Map(part.map((row) => [Number(row.customer_id), row]));
  const [first, last] = [Number(part[0]!.customer_id), Number(part.at(-1)!.customer_id)];
  // Each table is asked for the stretch of its own rows that the page covers, and of these for the page's own.
  const within = (params: readonly Value[]) => ({
    sql: `customer_id >= $${base + 1} AND customer_id <= $${base + 2} AND customer_id IN (
      SELECT customer_id FROM (${ids.sql}) AS ids WHERE customer_id >= $${base + 1} AND customer_id <= $${base + 2})`,
    params: [...ids.params, first, last, ...params],
  });
  for await (const found of cellsOf(reader, within, base + 3, cells, page.now)) {
    for (const row of found) Object.assign(rows.get(Number(row.customer_id)) ?? {}, row);
  }
  return [...rows.values()];
}

async function* cellsOf(
  reader: Reader,
  within: (params: readonly Value[]) => Ids,
  next: number,
  { fields, enriched, options }: ExportCells,
  now: number,
): AsyncIterable<Row[]> {
  const own = within([]);
  const columns = ['customer_id', 'source_key', 'true AS present', ...fields.map(columnOf)];
  yield reader.all(`SELECT ${columns.join(', ')} FROM customer WHERE ${own.sql}`, own.params);
  for (const [place, { enrichmentId, field }] of enriched.entries()) {
    const { sql, params } = within([enrichmentId]);
    const value = `${columnOfValue(field)} AS e${place}`;
    yield reader.all(
      `SELECT customer_id, ${value} FROM current_output WHERE ${sql} AND enrichment_id = $${next}`,
      params,
    );
  }
  if (options.length === 0) return;
  const { sql, params } = within([now]);
  const said = await reader.all(
    `SELECT customer_id, option_no, granted FROM live_consent
     WHERE ${sql} AND (NOT granted OR expires_at IS NULL OR expires_at > $${next})`,
    params,
  );
  yield said.map((row) => ({
    customer_id: row.customer_id!,
    [`c${options.indexOf(Number(row.option_no))}`]: row.granted!,
  }));
}

const columnOfValue = (field: ValueField): string => VALUE_COLUMNS.find(([name]) => name === field)![1];

const toExport = (row: Row): StoredExport => ({
  id: String(row.export_id),
  segmentId: String(row.segment_id),
  state: String(row.state) as StoredExport['state'],
  startedAt: Number(row.started_at),
  body: String(row.body),
});
