import { setImmediate as othersFirst } from 'node:timers/promises';
import { createStagedConsent } from '../../storage/consentLedger.js';
import { addRejects, type StoredReject } from '../../storage/imports.js';
import type { Row, Sql, Value } from '../../storage/sql.js';
import type { RowReader } from './importReading.js';

export interface StagingParts {
  sql: Sql;
  /** SQL that gives `row_no`, of profiles `customer_id`, and `c0`, `c1` ... in the order of the reader's columns. */
  rows: string;
  reader: RowReader;
  /** The table to make. */
  staged: string;
  /** Where what is refused is listed. */
  rejectsOf: string;
  /** Told after each block. @throws to stop */
  onProgress(count: { read: number; rejected: number }): void;
}

export interface StagedCount {
  read: number;
  /** Rows for the ledger. */
  entries: number;
  rejected: number;
  unreadable: number;
}

/** Rows that are read in one go: a few milliseconds. */
const AT_ONCE = 200;

/** Reads rows block by block and puts what they come to into a staged table; memory stays flat. Nobody reads that table yet. */
export function stageConsent(parts: StagingParts): Promise<StagedCount> {
  const { sql, reader, staged, rejectsOf } = parts;
  const width = reader.columns.length;
  const count: StagedCount = { read: 0, entries: 0, rejected: 0, unreadable: 0 };
  return sql.beside(async (tx) => {
    await createStagedConsent(tx, staged);
    for await (const block of sql.stream(parts.rows)) {
      const entries: Value[][] = [];
      const rejects: StoredReject[] = [];
      for (const [place, row] of block.entries()) {
        // A turn asks several things, one after the other: with each it waits for what is in hand here.
        if (place % AT_ONCE === AT_ONCE - 1) await othersFirst();
        const read = reader.read(Number(row.row_no), cellsOf(row, width), Number(row.customer_id ?? 0));
        entries.push(...read.staged);
        rejects.push(...read.rejects);
        count.unreadable += read.unreadable;
      }
      await tx.append(staged, entries);
      if (rejects.length > 0) await addRejects(tx, rejectsOf, rejects);
      count.read += block.length;
      count.entries += entries.length;
      count.rejected += rejects.length;
      parts.onProgress(count);
      await othersFirst();
    }
    return count;
  });
}

function cellsOf(row: Row, width: number): (string | null)[] {
  const cells: (string | null)[] = [];
  for (let place = 0; place < width; place += 1) cells.push((row[`c${place}`] ?? null) as string | null);
  return cells;
}
