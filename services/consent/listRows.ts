import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamShared, streamUnmatched } from '../../storage/consentLists.js';
import { streamConsentRejects } from '../../storage/consentRejects.js';
import type { Reader } from '../../storage/sql.js';
import type { UnifyList } from '../consent.js';
import { csvLine } from '../results/csv.js';

type Cells = readonly (string | number)[];

/** The header, and then the rows of a list in blocks: addresses and numbers are in it, so it is a file for one person. */
export async function* listRows(reader: Reader, list: UnifyList): AsyncIterable<Cells[]> {
  if (list === 'unmatched') {
    yield [['kind', 'identifier', 'consentOption', 'consentValue', 'source', 'row']];
    for await (const rows of streamUnmatched(reader))
      yield rows.map((row) => [row.kind, row.identifier, row.option, reading(row.own), row.source, row.row]);
  } else if (list === 'shared') {
    yield [['kind', 'identifier', 'customerId', 'sourceKey']];
    for await (const rows of streamShared(reader))
      yield rows.map(({ kind, identifier, customerId, sourceKey }) => [kind, identifier, customerId, sourceKey]);
  } else {
    yield [['source', 'row', 'column', 'reason']];
    for await (const rows of streamConsentRejects(reader))
      yield rows.map(({ source, row, column, reason }) => [source, row, column ?? '', reason]);
  }
}

/** As the source's own value reads: empty where it could not be read. */
const reading = (own: boolean | null): string => (own === null ? '' : own ? 'True' : 'False');

/** Resolves to the number of rows, the header not counted. Flat memory, whatever their number. */
export async function writeCsv(path: string, blocks: AsyncIterable<Cells[]>): Promise<number> {
  let rows = -1;
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
  return rows;

  async function* lines(): AsyncIterable<string> {
    // Spreadsheet programs read UTF-8 only when the file says so.
    yield '\uFEFF';
    for await (const block of blocks) {
      rows += block.length;
      yield block.map(csvLine).join('');
    }
  }
}
