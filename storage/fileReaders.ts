import { columnOf } from './fields.js';
import type { Reader, Row, Writer } from './sql.js';

/**
 * DuckDB's readers of files, which load a file of one's own into a staging table `(row_no BIGINT, f<id> VARCHAR …)`, row_no
 * from 1 in the order of the file. Paths and the column names of a file are bound; it is the caller who checks the paths.
 */

/**
 * A file whose records all have the right number of cells. Throws at the first that has not, and at text that is not UTF-8.
 * `rowNumbers`: a file of our own making, with the row number before the cells and lines that end with \n.
 */
export async function loadCsv(
  tx: Writer,
  table: string,
  file: { path: string; separator: string; header: boolean; rowNumbers: boolean },
  fields: readonly number[],
): Promise<void> {
  const columns = [...(file.rowNumbers ? ['row_no'] : []), ...fields.map(columnOf)];
  const types = columns.map((column) => `'${column}': '${column === 'row_no' ? 'BIGINT' : 'VARCHAR'}'`).join(', ');
  const rows = file.rowNumbers ? table : `${table}_rows`;
  // The buffer is DuckDB's default over eight: two threads with several of 32 MB each are a large part of a small memory limit.
  await tx.run(
    `CREATE TABLE ${rows} AS SELECT * FROM read_csv($1, delim = $2, header = ${file.header}, auto_detect = false,
     ${file.rowNumbers ? `new_line = '\\n', ` : ''}quote = '"', escape = '"', strict_mode = true, null_padding = false, max_line_size = 2000000,
     buffer_size = 4000000, columns = {${types}})`,
    [file.path, file.separator],
  );
  // Once this is committed, the rowid is the order of the file, from 0; a window function over the reader costs half as much again.
  if (!file.rowNumbers) await tx.run(`CREATE VIEW ${table} AS SELECT rowid + 1 AS row_no, * FROM ${rows}`);
}

/** Columns of a Parquet file, in its order. Throws when it is none. */
export async function parquetColumns(reader: Reader, path: string): Promise<string[]> {
  const rows = await reader.all('DESCRIBE SELECT * FROM read_parquet($1)', [path]);
  return rows.map((row) => String(row.column_name));
}

const parquet = (count: number, path: string): string => {
  const names = Array.from({ length: count }, (_, index) => `c${index}`);
  return `read_parquet(${path}, file_row_number = true) AS t(${[...names, 'row_no'].join(', ')})`;
};

export async function loadParquet(tx: Writer, table: string, path: string, fields: readonly number[]): Promise<void> {
  const columns = fields.map((id, index) => `CAST(c${index} AS VARCHAR) AS ${columnOf(id)}`);
  await tx.run(
    `CREATE TABLE ${table} AS SELECT row_no + 1 AS row_no, ${columns.join(', ')} FROM ${parquet(fields.length, '$1')}`,
    [path],
  );
}

/** The first rows as text, absent values as null. */
export async function parquetRows(
  reader: Reader,
  path: string,
  count: number,
  limit: number,
): Promise<(string | null)[][]> {
  const columns = Array.from({ length: count }, (_, index) => `CAST(c${index} AS VARCHAR) AS c${index}`);
  const rows = await reader.all(`SELECT ${columns.join(', ')} FROM ${parquet(count, '$1')} ORDER BY row_no LIMIT $2`, [
    path,
    limit,
  ]);
  return rows.map((row) => cells(row, count));
}

/** A file of JSON: one array of objects, or objects one after the other. */
export interface JsonFile {
  path: string;
  array: boolean;
}

// `auto` is misled by a byte order mark before an array, but finds out by itself whether there is an object a line.
const objects = ({ array }: JsonFile): string =>
  `read_json_objects($1, format = '${array ? 'array' : 'auto'}', maximum_object_size = 4000000)`;

/** Keys of the objects in a file of JSON, in the order in which they first appear; of the first `limit` objects, or of all. */
export async function jsonKeys(
  reader: Reader,
  file: JsonFile,
  limit?: number,
): Promise<{ keys: string[]; objects: boolean }> {
  const source = `SELECT json FROM ${objects(file)}${limit ? ` LIMIT ${limit}` : ''}`;
  const other = await reader.get(`SELECT count(*) AS n FROM (${source}) WHERE json_type(json) <> 'OBJECT'`, [
    file.path,
  ]);
  const rows = await reader.all(
    `SELECT key, min(place) AS place FROM (
       SELECT unnest(json_keys(json)) AS key, generate_subscripts(json_keys(json), 1) AS place FROM (${source})
       WHERE json_type(json) = 'OBJECT') GROUP BY key ORDER BY place, key`,
    [file.path],
  );
  return { keys: rows.map((row) => String(row.key)), objects: Number(other?.n) === 0 };
}

export async function loadJson(
  tx: Writer,
  table: string,
  file: JsonFile,
  keys: readonly string[],
  fields: readonly number[],
): Promise<void> {
  const columns = fields.map((id, index) => `cells[${index + 1}] AS ${columnOf(id)}`);
  await tx.run(
    `CREATE TABLE ${table} AS SELECT row_number() OVER () AS row_no, ${columns.join(', ')} FROM (${extracted(file, keys)})`,
    [file.path, ...keys.map(pointer)],
  );
}

/** The first objects as rows of text, absent values as null. */
export async function jsonRows(
  reader: Reader,
  file: JsonFile,
  keys: readonly string[],
  limit: number,
): Promise<(string | null)[][]> {
  const columns = keys.map((_, index) => `cells[${index + 1}] AS c${index}`);
  const rows = await reader.all(`SELECT ${columns.join(', ')} FROM (${extracted(file, keys)}) LIMIT ${limit}`, [
    file.path,
    ...keys.map(pointer),
  ]);
  return rows.map((row) => cells(row, keys.length));
}

/** One pass over each object, whatever the number of keys. */
function extracted(file: JsonFile, keys: readonly string[]): string {
  const places = keys.map((_, index) => `$${index + 2}`).join(', ');
  return `SELECT json_extract_string(json, list_value(${places})) AS cells FROM ${objects(file)}`;
}

/** RFC 6901: unlike a JSONPath it reaches every key, whatever its characters. */
const pointer = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const cells = (row: Row, count: number): (string | null)[] =>
  Array.from({ length: count }, (_, index) => (row[`c${index}`] ?? null) as string | null);
