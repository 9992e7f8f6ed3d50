import type { Reader, Row, Value, Writer } from './sql.js';

/** An import as it is kept: the columns that are searched for, and everything else as JSON (counts, names, choices; no values). */
export interface StoredImport {
  id: string;
  sourceId: string;
  state: string;
  startedAt: number;
  body: string;
}

/** A record that was refused: its number in the file, the column's name and a reason, never a value. */
export interface StoredReject {
  row: number;
  column?: string;
  reason: string;
}

export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS imports (
    import_id VARCHAR NOT NULL, source_id VARCHAR NOT NULL, state VARCHAR NOT NULL, started_at BIGINT NOT NULL,
    body VARCHAR NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS import_rejects (
    import_id VARCHAR NOT NULL, row_no BIGINT NOT NULL, column_name VARCHAR, reason VARCHAR NOT NULL)`,
];

export async function getImport(reader: Reader, id: string): Promise<StoredImport | undefined> {
  return (await select(reader, 'WHERE import_id = $1', [id]))[0];
}

/** The newest import of a source. */
export async function newestImport(reader: Reader, sourceId: string): Promise<StoredImport | undefined> {
  return (await select(reader, 'WHERE source_id = $1 ORDER BY started_at DESC, import_id DESC LIMIT 1', [sourceId]))[0];
}

/** Imports that have not ended, in the order in which they were asked for. */
export const openImports = (reader: Reader): Promise<StoredImport[]> =>
  select(reader, `WHERE state IN ('Queued', 'Refreshing') ORDER BY started_at, import_id`);

/** Enters an import, or puts it in the place of what is known of it. */
export async function putImport(tx: Writer, entry: StoredImport): Promise<void> {
  await tx.run('DELETE FROM imports WHERE import_id = $1', [entry.id]);
  await tx.run('INSERT INTO imports VALUES ($1, $2, $3, $4, $5)', [
    entry.id,
    entry.sourceId,
    entry.state,
    entry.startedAt,
    entry.body,
  ]);
}

export async function addRejects(tx: Writer, importId: string, rejects: readonly StoredReject[]): Promise<void> {
  await tx.append(
    'import_rejects',
    rejects.map((reject) => [importId, reject.row, reject.column ?? null, reject.reason]),
  );
}

/** Rejects by row, those after row number `after`; rows are in it once. */
export async function listRejects(
  reader: Reader,
  importId: string,
  page: { after: number; limit: number },
): Promise<StoredReject[]> {
  const rows = await reader.all(
    `SELECT row_no, column_name, reason FROM import_rejects WHERE import_id = $1 AND row_no > $2
     ORDER BY row_no LIMIT $3`,
    [importId, page.after, page.limit],
  );
  return rows.map(toReject);
}

export async function countRejects(reader: Reader, importId: string): Promise<{ reason: string; count: number }[]> {
  const rows = await reader.all(
    `SELECT reason, count(*) AS count FROM import_rejects WHERE import_id = $1 GROUP BY reason ORDER BY count DESC, reason`,
    [importId],
  );
  return rows.map((row) => ({ reason: String(row.reason), count: Number(row.count) }));
}

/** Where cells are listed that were not taken although their row was: beside the rejects of the import. */
export const cellsOf = (importId: string): string => `${importId}${CELLS}`;
const CELLS = '/cells';

/** All that an import has refused, rows and cells, by row, in blocks: for a file. */
export async function* streamRejects(reader: Reader, importId: string): AsyncIterable<StoredReject[]> {
  const sql = `SELECT row_no, column_name, reason FROM import_rejects WHERE import_id IN ($1, $2)
    ORDER BY row_no, column_name`;
  for await (const rows of reader.stream(sql, [importId, cellsOf(importId)])) yield rows.map(toReject);
}

/** Takes away what an attempt at this import that was cut off has found. */
export async function clearRejects(tx: Writer, importId: string): Promise<void> {
  await tx.run('DELETE FROM import_rejects WHERE import_id IN ($1, $2)', [importId, cellsOf(importId)]);
}

/** Rejects of the source's older imports: only the newest can still be shown. */
export async function clearOlderRejects(tx: Writer, sourceId: string, newest: string): Promise<void> {
  await tx.run(
    `DELETE FROM import_rejects WHERE import_id NOT IN ($2, $3) AND replace(import_id, $4, '') IN
     (SELECT import_id FROM imports WHERE source_id = $1 AND state NOT IN ('Queued', 'Refreshing'))`,
    [sourceId, newest, cellsOf(newest), CELLS],
  );
}

async function select(reader: Reader, rest: string, params: readonly Value[] = []): Promise<StoredImport[]> {
  const rows = await reader.all(`SELECT import_id, source_id, state, started_at, body FROM imports ${rest}`, params);
  return rows.map((row) => ({
    id: String(row.import_id),
    sourceId: String(row.source_id),
    state: String(row.state),
    startedAt: Number(row.started_at),
    body: String(row.body),
  }));
}

const toReject = (row: Row): StoredReject => ({
  row: Number(row.row_no),
  ...(row.column_name !== null && { column: String(row.column_name) }),
  reason: String(row.reason),
});
