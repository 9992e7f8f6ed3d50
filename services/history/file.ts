import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Caller } from '../caller.js';
import type { HistoryFilter, HistoryRow } from '../history.js';
import { csvLine } from '../results/csv.js';
import type { FileLink } from '../results.js';
import type { HistoryParts } from './parts.js';
import { rowsOf } from './rows.js';

const HEADER = [
  ...['kind', 'id', 'name', 'state', 'startedBy', 'plannedAt', 'startedAt', 'endedAt'],
  ...['sent', 'enriched', 'steps', 'failed', 'skipped'],
];

/** Rows of one question: few enough to leave others their turn. */
const PART = 1_000;

/** Writes all that fits the filter as CSV, newest first, and offers it by a signed link. */
export async function historyFile(parts: HistoryParts, caller: Caller, filter: HistoryFilter): Promise<FileLink> {
  const name = 'history.csv';
  let rows = 0;
  const offered = await parts.files.offer(caller, name, async (path) => {
    await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
  });
  const details = { rows, bytes: offered.bytes };
  await parts.audit.record({ caller, action: 'history.export', subject: 'history', details });
  return { ...offered, name, rows };

  async function* lines(): AsyncIterable<string> {
    // Spreadsheet programs read UTF-8 only when the file says so.
    yield `\uFEFF${csvLine(HEADER)}`;
    let part = await rowsOf(parts, filter, { limit: PART });
    while (part.length > 0) {
      rows += part.length;
      yield part.map((row) => csvLine(cellsOf(row))).join('');
      part = await rowsOf(parts, filter, { after: part.at(-1)!, limit: PART });
    }
  }
}

function cellsOf({ kind, id, name, state, startedBy, startedAt, endedAt, counts }: HistoryRow): (string | number)[] {
  const [by, planned] =
    startedBy.by === 'person' ? [startedBy.name, ''] : ['schedule', new Date(startedBy.slot).toISOString()];
  const times = [new Date(startedAt).toISOString(), endedAt === undefined ? '' : new Date(endedAt).toISOString()];
  const numbers =
    'sent' in counts
      ? [counts.sent, counts.enriched, '', '', '']
      : ['', '', counts.steps, counts.failed, counts.skipped];
  return [kind, id, name, state, by, planned, ...times, ...numbers];
}
