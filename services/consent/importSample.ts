import { jsonRows, parquetRows } from '../../storage/fileReaders.js';
import type { Reader } from '../../storage/sql.js';
import type { Seen } from '../consentImports.js';
import { decodedText } from '../import/encoding.js';
import { type Inspection, readable } from '../import/inspect.js';
import { readRecords } from '../import/records.js';
import { folded } from './mapping.js';

/** Enough to meet all values and options that matter, and read while somebody waits. */
const ROWS = 20_000;

/** The first rows of a file: more than a form shows, so that its lists of values and options are about complete. */
export interface FirstRows {
  columns: readonly string[];
  rows: (string | null)[][];
}

export async function firstRows(
  reader: Reader,
  file: { path: string; name: string },
  inspection: Inspection,
): Promise<FirstRows> {
  const { shape, columns, keys = [] } = inspection;
  if (shape.format === 'csv') return { columns, rows: await csvRows(file.path, shape, columns.length) };
  const rows = await readable(file.name, () =>
    shape.format === 'parquet'
      ? parquetRows(reader, file.path, columns.length, ROWS)
      : jsonRows(reader, { path: file.path, array: shape.array }, keys, ROWS),
  );
  return { columns, rows };
}

async function csvRows(
  path: string,
  shape: Extract<Inspection['shape'], { format: 'csv' }>,
  width: number,
): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = [];
  /** The header, and before it the line that names the separator. */
  let passing = shape.separatorLine ? 2 : 1;
  for await (const records of readRecords(decodedText(path, shape.encoding), shape.separator)) {
    for (const { cells } of records) {
      if (passing > 0) passing -= 1;
      else if (cells && cells.length >= width) rows.push(cells);
    }
    if (rows.length >= ROWS) break;
  }
  return rows.slice(0, ROWS);
}

/** Values of a column that are not blank; none where the file has no such column. */
export function valuesIn({ columns, rows }: FirstRows, column: string | undefined): string[] {
  const place = column === undefined ? -1 : columns.indexOf(column);
  if (place < 0) return [];
  return rows.map((row) => row[place] ?? '').filter((value) => value.trim() !== '');
}

/** Values that compare as different, the most frequent first, each as it was first written. */
export function distinct(values: readonly string[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (const value of values) {
    const key = folded(value);
    const known = seen.get(key);
    if (known) known.rows += 1;
    else seen.set(key, { text: value.trim(), folded: key, rows: 1 });
  }
  return [...seen.values()].sort((a, b) => b.rows - a.rows);
}
