import { open, stat } from 'node:fs/promises';
import { jsonKeys, jsonRows, parquetColumns, parquetRows } from '../../storage/fileReaders.js';
import type { Reader } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import { decodedText, type Encoding, guessEncoding, isBroken, type Letters } from './encoding.js';
import { columnNames } from './headers.js';
import { type CsvRecord, createCutter } from './records.js';

/** What kind of file it is, and how to read it. */
export type FileShape =
  | {
      format: 'csv';
      encoding: Encoding;
      /** NUL characters are in it, which not every reader respects. */
      nul: boolean;
      separator: string;
      /** A first line `sep=;`, as Excel writes it, is no header. */
      separatorLine: boolean;
      /** Blank lines stand before the header. */
      blankStart: boolean;
    }
  | { format: 'parquet' }
  | { format: 'json'; encoding: Encoding; array: boolean };

export interface Inspection {
  bytes: number;
  shape: FileShape;
  /** Unique names, in the order of the file. */
  columns: string[];
  /** JSON: the keys behind `columns`. */
  keys?: string[];
  /** The first rows, at most `ROWS_LOOKED_AT`; absent values are null. */
  rows: (string | null)[][];
}

const ROWS_LOOKED_AT = 200;
const OBJECTS_LOOKED_AT = 20_000;
/** Enough to tell the encoding while somebody waits; the import itself looks at all of the file. */
const BYTES_LOOKED_AT = 16_000_000;
/** Characters. */
const HEAD = 1_000_000;

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Looks at the beginning of a file. `whole`: takes in all of it where that may make a difference (encoding, keys of JSON).
 * @throws `fileEmpty`, `fileFormat`, `fileEncoding`, `fileColumns`, `fileUnclosedQuote`
 */
export async function inspectFile(
  reader: Reader,
  file: { path: string; name: string },
  whole = false,
): Promise<Inspection> {
  const { size: bytes } = await stat(file.path);
  const kind = kindOf(await firstBytes(file.path));
  if (kind === 'other') throw new ServiceError('fileFormat', { file: file.name });
  const inspection = kind === 'parquet' ? await inspectParquet(reader, file) : await inspectText(reader, file, whole);
  if (inspection.rows.length === 0) throw new ServiceError('fileEmpty', { file: file.name });
  return { bytes, ...inspection };
}

type Looked = Omit<Inspection, 'bytes'>;

async function inspectParquet(reader: Reader, file: { path: string; name: string }): Promise<Looked> {
  const columns = columnNames(await readable(file.name, () => parquetColumns(reader, file.path)));
  const rows = await readable(file.name, () => parquetRows(reader, file.path, columns.length, ROWS_LOOKED_AT));
  return { shape: { format: 'parquet' }, columns, rows };
}

async function inspectText(reader: Reader, file: { path: string; name: string }, whole: boolean): Promise<Looked> {
  const letters = await guessEncoding(file.path, whole ? undefined : BYTES_LOOKED_AT);
  const { encoding } = letters;
  const head = await headOf(file.path, encoding);
  if (head.trim() === '') throw new ServiceError('fileEmpty', { file: file.name });
  if (looksBinary(head)) throw new ServiceError('fileFormat', { file: file.name });
  return /^\s*[[{]/.test(head)
    ? inspectJson(reader, file, { encoding, array: /^\s*\[/.test(head) }, whole)
    : inspectCsv(file, letters, head);
}

async function inspectJson(
  reader: Reader,
  file: { path: string; name: string },
  shape: { encoding: Encoding; array: boolean },
  whole: boolean,
): Promise<Looked> {
  const { encoding, array } = shape;
  const json = { path: file.path, array };
  // DuckDB reads UTF-8 only; whoever imports another encoding decodes the file first.
  if (encoding !== 'UTF-8') throw new ServiceError('fileEncoding', { file: file.name });
  const limit = whole ? undefined : OBJECTS_LOOKED_AT;
  const { keys, objects } = await readable(file.name, () => jsonKeys(reader, json, limit));
  if (!objects) throw new ServiceError('fileFormat', { file: file.name });
  if (keys.length === 0) throw new ServiceError('fileEmpty', { file: file.name });
  const columns = columnNames(keys);
  const rows = await readable(file.name, () => jsonRows(reader, json, keys, ROWS_LOOKED_AT));
  return { shape: { format: 'json', encoding, array }, columns, keys, rows };
}

function inspectCsv(file: { name: string }, letters: Letters, head: string): Looked {
  const separatorLine = /^sep=(.)\r?\n/i.exec(head);
  const text = separatorLine ? head.slice(separatorLine[0].length) : head;
  const separator = separatorLine?.[1] ?? guessSeparator(text);
  const [header, ...records] = recordsIn(text, separator, ROWS_LOOKED_AT + 1);
  if (!header) throw new ServiceError('fileEmpty', { file: file.name });
  if (header.flaw) throw new ServiceError('fileUnclosedQuote', { row: 0 });
  if (isBroken(header.cells.join(''))) throw new ServiceError('fileEncoding', { file: file.name });
  const columns = columnNames(header.cells);
  // Rows that will be refused are shown as far as they go.
  const rows = records.map(({ cells = [] }: CsvRecord) => columns.map((_, index) => cells[index] || null));
  const start = { separatorLine: separatorLine !== null, blankStart: /^[\r\n]/.test(text) };
  return { shape: { format: 'csv', ...letters, separator, ...start }, columns, rows };
}

/** The separator with which most records have as many cells as the first one, and that more than one; a comma where none has. */
function guessSeparator(text: string): string {
  let best = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const widths = recordsIn(text, separator, 100).map((record) => record.cells?.length ?? 0);
    const [width = 0] = widths;
    if (width < 2) continue;
    const score = widths.filter((other) => other === width).length / widths.length + width / 10_000;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The head may end within a record: that one is left out, unless nothing else is there. */
function recordsIn(head: string, separator: string, limit: number): CsvRecord[] {
  const cut = createCutter(separator);
  const records = cut(head, head.length < HEAD);
  return (records.length > 0 ? records : cut('', true)).slice(0, limit);
}

async function headOf(path: string, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const text of decodedText(path, encoding)) {
    head += text;
    if (head.length >= HEAD || (head.length > 65_536 && linesIn(head) > ROWS_LOOKED_AT)) break;
  }
  return head.slice(0, HEAD);
}

const linesIn = (text: string): number => text.split(/\r\n|\r|\n/, ROWS_LOOKED_AT + 2).length;

/** More than one character in fifty is none that text has. A few of them do not make a file binary. */
function looksBinary(head: string): boolean {
  const sample = head.slice(0, 65_536);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\udfff]/g)?.length ?? 0;
  return controls > 10 && controls * 50 > sample.length;
}

const ARCHIVES = [
  '504b0304',
  '504b0506',
  '1f8b',
  'd0cf11e0',
  '25504446',
  '377abcaf',
  '52617221',
  '89504e47',
  'fd377a58',
  '28b52ffd',
];

function kindOf(head: Buffer): 'parquet' | 'text' | 'other' {
  if (head.toString('latin1', 0, 4) === 'PAR1') return 'parquet';
  const hex = head.toString('hex');
  return ARCHIVES.some((magic) => hex.startsWith(magic)) ? 'other' : 'text';
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** DuckDB's messages quote the file: they go no further than this. What is not the file's fault is a fault of ours. */
export async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (/Out of Memory|No space left|Permission denied|Interrupted/i.test(String(error))) throw error;
    throw new ServiceError('fileFormat', { file });
  }
}
