import { open } from 'node:fs/promises';
import type { RejectReason } from '../dataSources.js';
import { decodedText, type Encoding, isBroken } from './encoding.js';
import { type CsvRecord, readRecords } from './records.js';

export interface CleanCount {
  read: number;
  rejected: number;
}

/** A record that cannot be taken; `column` counts from 0. */
export interface CleanReject {
  row: number;
  column?: number;
  reason: RejectReason;
}

interface CleanOptions {
  encoding: Encoding;
  separator: string;
  separatorLine: boolean;
  /** Cells that every record must have. */
  width: number;
  /** Takes rejects as they are found, in portions. */
  onRejects(rejects: CleanReject[]): Promise<void>;
  /** Told after each block. @throws to stop */
  onProgress(count: CleanCount): void;
}

const REJECTS_AT_ONCE = 1_000;
/** Characters held back for one write. */
const WRITE_AT_ONCE = 262_144;

/**
 * Writes the records that can be taken as a CSV file that every reader understands alike: UTF-8, commas, quotes only where
 * needed, and before the cells the record's number in the original. Everything else is told with number and reason.
 */
export async function cleanCsv(from: string, to: string, options: CleanOptions): Promise<CleanCount> {
  // The header is record 0.
  const count: CleanCount = { read: -1, rejected: 0 };
  const target = await open(to, 'w', 0o600);
  const lines = portions<string>(
    (line) => line.length,
    WRITE_AT_ONCE,
    async (some) => {
      await target.write(some.join(''));
    },
  );
  const rejects = portions<CleanReject>(() => 1, REJECTS_AT_ONCE, options.onRejects);
  try {
    for await (const records of readRecords(textOf(from, options), options.separator)) {
      for (const record of records) {
        count.read += 1;
        if (count.read === 0) continue;
        const flaw = flawOf(record, options.width);
        if (flaw) count.rejected += 1;
        if (flaw) rejects.add({ row: count.read, ...flaw });
        else lines.add(lineOf(count.read, record.cells!.slice(0, options.width)));
      }
      await lines.flush();
      await rejects.flush();
      options.onProgress(count);
    }
    await lines.flush(true);
    await rejects.flush(true);
  } finally {
    await target.close();
  }
  return count;
}

/** Collects things until their sizes add up to `enough`, then hands them on. */
function portions<T>(sizeOf: (item: T) => number, enough: number, handOn: (items: T[]) => Promise<void>) {
  let items: T[] = [];
  let size = 0;
  return {
    add(item: T): void {
      items.push(item);
      size += sizeOf(item);
    },
    async flush(atEnd = false): Promise<void> {
      if (items.length === 0 || (size < enough && !atEnd)) return;
      const full = items;
      items = [];
      size = 0;
      await handOn(full);
    },
  };
}

function flawOf(record: CsvRecord, width: number): Omit<CleanReject, 'row'> | undefined {
  if (record.flaw) return { reason: record.flaw, ...(record.column !== undefined && { column: record.column }) };
  const { cells } = record;
  // Empty cells beyond the last column are a separator too many at the end of the line: nothing is lost with them.
  if (cells.length < width) return { reason: 'tooFewCells', column: cells.length };
  if (cells.slice(width).some(Boolean)) return { reason: 'tooManyCells' };
  const broken = cells.findIndex(isBroken);
  return broken < 0 ? undefined : { reason: 'encoding', column: broken };
}

const lineOf = (row: number, cells: readonly string[]): string => `${row},${cells.map(quoted).join(',')}\n`;

// Spaces are quoted too: a reader may take those before a quote for padding.
const quoted = (cell: string): string => (/[",\r\n ]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function* textOf(path: string, options: CleanOptions): AsyncIterable<string> {
  const text = decodedText(path, options.encoding);
  let passing = options.separatorLine;
  for await (const block of text) {
    if (!passing) yield block;
    else if (block.includes('\n')) {
      passing = false;
      yield block.slice(block.indexOf('\n') + 1);
    }
  }
}
