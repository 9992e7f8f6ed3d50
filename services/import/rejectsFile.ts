import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamRejects } from '../../storage/imports.js';
import type { Sql } from '../../storage/sql.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Files } from '../files.js';
import { csvLine } from '../results/csv.js';
import type { FileLink } from '../results.js';
import type { ImportSummary } from './summary.js';

interface RejectsFileParts {
  sql: Sql;
  files: Pick<Files, 'offer'>;
  audit: Pick<Audit, 'record'>;
}

/** Writes all that an import has refused as CSV (row, column, reason; no values) and offers it by a signed link. Memory stays flat. */
export async function rejectsFile(
  { sql, files, audit }: RejectsFileParts,
  caller: Caller,
  { id, source }: ImportSummary,
): Promise<FileLink> {
  const name = `${fileName(source.name)}-rejects.csv`;
  let rows = 0;
  const offered = await files.offer(caller, name, (path) =>
    pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 })),
  );
  const subject = `dataSource:${source.id}`;
  const details = { import: id, rows, bytes: offered.bytes };
  await audit.record({ caller, action: 'dataSource.rejects', subject, details });
  return { ...offered, name, rows };

  async function* lines(): AsyncIterable<string> {
    // Spreadsheet programs read UTF-8 only when the file says so.
    yield `\uFEFF${csvLine(['row', 'column', 'reason'])}`;
    for await (const rejects of streamRejects(sql, id)) {
      rows += rejects.length;
      yield rejects.map(({ row, column, reason }) => csvLine([row, column ?? '', reason])).join('');
    }
  }
}

/** Safe on every system: letters and digits of any script. */
const fileName = (name: string): string => {
  const parts = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...parts.join('-')].slice(0, 60).join('') || 'import';
};
