import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { columnOf } from '../../storage/fields.js';
import { type ExportCells, type ExportRow, exportPage, type Ids } from '../../storage/segmentExports.js';
import { csvLine } from '../results/csv.js';
import { cellsOf } from './columns.js';
import type { Order } from './making.js';
import type { ExportsParts } from './parts.js';
import type { ExportColumn } from './view.js';

export interface Written {
  rows: number;
  /** SHA-256, hexadecimal. */
  hash: string;
}

/** Profiles of one question: few enough to leave others their turn. */
const PART = 4_000;

/** Writes the columns asked for of every profile in the export. Flat memory, whatever their number. */
export async function writeMembers(
  parts: Pick<ExportsParts, 'sql' | 'clock'>,
  path: string,
  { columns }: Pick<Order, 'columns'>,
  ids: Ids,
): Promise<Written> {
  const cells = await cellsOf(parts.sql, columns);
  const values = columns.map(cellReader(columns, cells));
  const pages = pagesOf(parts, ids, cells);
  return writeCsv(path, columns.map(headerOf), pages, (row) => values.map((read) => read(row)));
}

/** Enriched columns name their enrichment: two of them may know the same attribute. */
export const headerOf = ({ kind, name, enrichment }: ExportColumn): string =>
  kind === 'enriched' ? `${enrichment}: ${name}` : kind === 'consent' ? `Consent: ${name}` : name;

/** How the cell of a column is read from a row. */
export function cellReader(
  columns: readonly ExportColumn[],
  cells: ExportCells,
): (column: ExportColumn) => (row: ExportRow) => string | number {
  const placeOf = (column: ExportColumn) => columns.filter(({ kind }) => kind === column.kind).indexOf(column);
  return (column) => {
    const place = placeOf(column);
    const at = {
      key: column.key === 'customerId' ? 'customer_id' : 'source_key',
      profile: columnOf(cells.fields[place] ?? 0),
      enriched: `e${place}`,
      consent: `c${place}`,
    }[column.kind];
    return (row) => {
      const value = row[at] ?? null;
      if (column.kind === 'consent') return value === null ? 'not set' : value === true ? 'granted' : 'denied';
      return typeof value === 'number' ? value : String(value ?? '');
    };
  };
}

export async function* pagesOf(
  { sql, clock }: Pick<ExportsParts, 'sql' | 'clock'>,
  ids: Ids,
  cells: ExportCells,
): AsyncIterable<ExportRow[]> {
  const next = (after: number) => exportPage(sql, ids, cells, { after, limit: PART, now: clock.now() });
  for (let page = await next(-1); page.length > 0; page = await next(Number(page.at(-1)!.customer_id))) yield page;
}

/** As UTF-8 with a mark, because spreadsheet programs read it only then. */
export async function writeCsv(
  path: string,
  header: readonly string[],
  pages: AsyncIterable<ExportRow[]>,
  cellsOfRow: (row: ExportRow) => (string | number)[],
): Promise<Written> {
  const hash = createHash('sha256');
  let rows = 0;
  await pipeline(Readable.from(text()), createWriteStream(path, { mode: 0o600 }));
  return { rows, hash: hash.digest('hex') };

  async function* text(): AsyncIterable<string> {
    yield hashed(`\uFEFF${csvLine(header)}`);
    for await (const page of pages) {
      rows += page.length;
      yield hashed(page.map((row) => csvLine(cellsOfRow(row))).join(''));
    }
  }
  function hashed(words: string): string {
    hash.update(words);
    return words;
  }
}
