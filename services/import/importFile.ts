import { join } from 'node:path';
import { enterFields } from '../../storage/fields.js';
import { clearOlderRejects, clearRejects, countRejects, putImport } from '../../storage/imports.js';
import { dropSnapshot, pointViews, strayTables } from '../../storage/snapshots.js';
import { findSource, nextSourceNo, putSource, putSourceFields, sourceFields } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';
import { dropRelation, dropStaging, stagingTable } from '../../storage/staging.js';
import type { Audit } from '../audit.js';
import type { Clock } from '../clock.js';
import type { RejectReason } from '../dataSources.js';
import { ServiceError } from '../errors.js';
import { type Built, buildSnapshot } from './build.js';
import { inspectFile } from './inspect.js';
import { type ImportJob, toStored } from './job.js';
import { loadFile } from './load.js';

export interface ImportFileParts {
  sql: Sql;
  audit: Audit;
  clock: Clock;
  /** For the cleaned copy of a file. */
  scratchFolder: string;
  /** Told with the numbers so far. @throws to stop between two steps */
  report(change: Partial<ImportJob>): void;
}

/**
 * Carries out one import: the file into a staging table, from there the new snapshot, and then, in one transaction, new for old with the
 * line in the audit log. Whatever happens before that last step changes nothing that anybody can see; what it leaves behind is
 * swept away by the next import. One at a time in a process.
 * @throws what `inspectFile` throws, and `fieldUnknown`, `importNoneAccepted`
 */
export async function importFile(parts: ImportFileParts, job: ImportJob, path: string): Promise<ImportJob> {
  const { sql, report } = parts;
  await sweepStrays(sql);
  await sql.write((tx) => clearRejects(tx, job.id));
  const file = { path, name: job.fileName };
  const inspection = await inspectFile(sql, file, true);
  requireColumns(inspection.columns, job);
  const source = await sourceOf(sql, job);
  const fields = await sql.write(async (tx) => {
    const numbers = await enterFields(tx, inspection.columns);
    await pointViews(tx);
    return numbers;
  });
  const table = stagingTable(source.no, source.generation);
  const scratch = join(parts.scratchFolder, `${job.id}.csv`);
  const loadParts = { sql, importId: job.id, file, inspection, fields, table, scratch, onProgress: report };
  const { rejected } = await loadFile(loadParts);
  const buildParts = {
    sql,
    importId: job.id,
    source,
    fields,
    columns: inspection.columns,
    key: job.key,
    emails: job.emails,
  };
  const pause = () => report({});
  const built = await buildSnapshot({ ...buildParts, ...(source.before && { before: source.before }), pause });
  const ended = await endedJob(parts, job, built, rejected);
  await switchOver(parts, ended, { ...source, fields: built.fields });
  return ended;
}

function requireColumns(columns: readonly string[], job: ImportJob): void {
  for (const field of [job.key, ...job.emails, ...job.phones])
    if (!columns.includes(field)) throw new ServiceError('fieldUnknown', { field });
}

interface Numbered {
  no: number;
  generation: number;
  before?: { generation: number; fields: number[] };
}

/** The number of a source and of its next snapshot, and what there is of the one now. */
async function sourceOf(sql: Sql, job: ImportJob): Promise<Numbered> {
  const known = await findSource(sql, { id: job.sourceId });
  if (!known) return { no: await nextSourceNo(sql), generation: 1 };
  const { no, generation } = known;
  if (known.removed) return { no, generation: generation + 1 };
  const fields = (await sourceFields(sql, no)).map((field) => field.fieldId);
  return { no, generation: generation + 1, before: { generation, fields } };
}

async function endedJob(parts: ImportFileParts, job: ImportJob, built: Built, unread: number): Promise<ImportJob> {
  const { accepted, added, changed, gone, keysDifferInCase } = built;
  const reasons = (await countRejects(parts.sql, job.id)) as { reason: RejectReason; count: number }[];
  const read = built.read + unread;
  const counts = { read, accepted, rejected: read - accepted, reasons, added, changed, gone, keysDifferInCase };
  const listed = reasons.reduce((sum, { count }) => sum + count, 0);
  if (listed !== counts.rejected) throw new Error(`Import ${job.id} lists ${listed} of ${counts.rejected} rejects`);
  parts.report(counts);
  if (accepted === 0) throw new ServiceError('importNoneAccepted', { rejected: counts.rejected });
  return { ...job, ...counts, state: 'Successful', endedAt: parts.clock.now() };
}

async function switchOver(
  parts: ImportFileParts,
  job: ImportJob,
  source: Numbered & { fields: Built['fields'] },
): Promise<void> {
  const { sql, audit } = parts;
  const { no, generation, before, fields } = source;
  await sql.write(async (tx) => {
    await putSource(tx, {
      id: job.sourceId,
      kind: 'profiles',
      no,
      generation,
      name: job.sourceName,
      file: job.fileName,
      ...('path' in job.file && { path: job.file.path }),
      key: job.key,
      emails: job.emails,
      phones: job.phones,
      profiles: job.accepted,
      refreshedAt: job.endedAt!,
      mapping: '{}',
    });
    await putSourceFields(tx, no, fields);
    await pointViews(tx);
    await dropStaging(tx, stagingTable(no, generation));
    if (before) await dropSnapshot(tx, no, before.generation);
    await clearOlderRejects(tx, job.sourceId, job.id);
    await putImport(tx, toStored(job));
    const { read, accepted, rejected, added, changed, gone } = job;
    const details = { import: job.id, read, accepted, rejected, added, changed, gone };
    await audit.append(tx, {
      caller: job.caller,
      action: 'dataSource.import',
      subject: `dataSource:${job.sourceId}`,
      details,
    });
  });
}

/** What an import that was cut off has left behind. */
export async function sweepStrays(sql: Sql): Promise<void> {
  const strays = await strayTables(sql);
  if (strays.length === 0) return;
  await sql.write(async (tx) => {
    // Views of a staging go before the tables they read: they are named without an ending, and so come first.
    for (const name of strays) await dropRelation(tx, name);
  });
}
