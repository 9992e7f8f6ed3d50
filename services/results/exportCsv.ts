import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { type OutputRow, streamOutput } from '../../storage/enriched.js';
import type { Caller } from '../caller.js';
import { ENRICHED_FIELDS, type FileLink } from '../results.js';
import { csvLine } from './csv.js';
import type { NamedOutput, ResultsParts } from './parts.js';

// A function, because the file that lists the fields imports this one.
const header = (): string[] => [
  'customerId',
  'sourceKey',
  'sourceName',
  'bucket',
  'reason',
  'answeredAt',
  ...ENRICHED_FIELDS,
];

/** Writes the whole enriched entity as CSV and offers it by a signed link. Flat memory, whatever the number of profiles. */
export async function exportCsv(parts: ResultsParts, caller: Caller, { enrichment }: NamedOutput): Promise<FileLink> {
  const name = `${fileName(enrichment.name)}.csv`;
  let rows = 0;
  async function* text(): AsyncIterable<string> {
    // Spreadsheet programs read UTF-8 only when the file says so.
    yield `\uFEFF${csvLine(header())}`;
    for await (const block of streamOutput(parts.sql, enrichment.id)) {
      for (let at = 0; at < block.length; at += SLICE) {
        const slice = block.slice(at, at + SLICE);
        rows += slice.length;
        yield slice.map((row) => csvLine(cellsOf(row))).join('');
        await othersFirst();
      }
    }
  }
  const offered = await parts.files.offer(caller, name, (path) =>
    pipeline(Readable.from(text()), createWriteStream(path, { mode: 0o600 })),
  );
  await parts.audit.record({
    caller,
    action: 'results.export',
    subject: `enrichment:${enrichment.id}`,
    details: { profiles: rows, bytes: offered.bytes },
  });
  return { ...offered, name, rows };
}

const SLICE = 500;

function cellsOf(row: OutputRow & { sourceKey: string }): (string | number)[] {
  const answeredAt = row.answeredAt === null ? '' : new Date(row.answeredAt).toISOString();
  const values = ENRICHED_FIELDS.map((field) => row.values[field] ?? '');
  return [row.customerId, row.sourceKey, row.ownName, row.bucket, row.reason ?? '', answeredAt, ...values];
}

/** Safe on every system: letters and digits of any script, and no name at all becomes one. */
const fileName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'enrichment';
