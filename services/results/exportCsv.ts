import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findOutput, type OutputRow } from '../../storage/enriched.js';
import { outputPart } from '../../storage/outputTable.js';
import type { Caller } from '../caller.js';
import { ENRICHED_FIELDS, type FileLink } from '../results.js';
import { csvLine } from './csv.js';
import type { NamedOutput, ResultsParts } from './parts.js';
import { narrows, queryOf } from './tableQuery.js';
import type { ProfilesQuery } from './tableView.js';

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

/** Rows of one question: few enough to leave others their turn, enough to be quick. */
const PART = 1_000;

/** Writes the enriched entity, or what of it is wanted, as CSV and offers it by a signed link. Flat memory, whatever the number of profiles. */
export async function exportCsv(
  parts: ResultsParts,
  caller: Caller,
  { enrichment }: NamedOutput,
  what: ProfilesQuery = {},
): Promise<FileLink> {
  const name = `${fileName(enrichment.name)}.csv`;
  let rows = 0;
  const offered = await parts.files.offer(caller, name, async (path) => {
    rows = await write(parts, enrichment.id, what, path);
  });
  await parts.audit.record({
    caller,
    action: 'results.export',
    subject: `enrichment:${enrichment.id}`,
    // Not what it was narrowed by: words of a search are values of profiles.
    details: { profiles: rows, bytes: offered.bytes, ...(narrows(what) && { filtered: true }) },
  });
  return { ...offered, name, rows };
}

/** Resolves to the number of profiles. Begins anew when a run has put another output in its place meanwhile. */
async function write(
  { sql }: Pick<ResultsParts, 'sql'>,
  enrichmentId: string,
  what: ProfilesQuery,
  path: string,
): Promise<number> {
  const query = queryOf(what);
  for (;;) {
    const output = await findOutput(sql, enrichmentId);
    let rows = 0;
    await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
    const now = await findOutput(sql, enrichmentId);
    if (now?.runId === output?.runId && now?.version === output?.version) return rows;

    async function* lines(): AsyncIterable<string> {
      // Spreadsheet programs read UTF-8 only when the file says so.
      yield `\uFEFF${csvLine(header())}`;
      let part = output ? await outputPart(sql, output.runId, query, -1, PART) : [];
      while (output && part.length > 0) {
        rows += part.length;
        yield part.map((row) => csvLine(cellsOf(row))).join('');
        part = await outputPart(sql, output.runId, query, part.at(-1)!.customerId, PART);
      }
    }
  }
}

function cellsOf(row: OutputRow & { sourceKey: string }): (string | number)[] {
  const answeredAt = row.answeredAt === null ? '' : new Date(row.answeredAt).toISOString();
  const values = ENRICHED_FIELDS.map((field) => row.values[field] ?? '');
  return [row.customerId, row.sourceKey, row.ownName, row.bucket, row.reason ?? '', answeredAt, ...values];
}

/** Safe on every system: letters and digits of any script, and no name at all becomes one. */
export const fileName = (name: string): string => {
  const parts = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  // Cut by whole characters: half of one cannot be written into a header.
  return [...parts.join('-')].slice(0, 60).join('') || 'enrichment';
};
