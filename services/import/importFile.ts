import { join } from 'node:path';
import { enterFields } from '../../storage/fields.js';
import { clearOlderRejects, clearRejects, putImport } from '../../storage/imports.js';
import { dropSnapshot, pointViews, snapshotTable } from '../../storage/snapshots.js';
import { putSource, putSourceFields, sourceFields } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';
import { dropStaging, stagingTable } from '../../storage/staging.js';
import { commitConsent, type EnteredConsent } from '../consent/importLedger.js';
import { enterProfileConsent } from '../consent/importProfiles.js';
import type { ProfileMapping } from '../consent/mapping.js';
import { type Built, buildSnapshot } from './build.js';
import { inspectFile } from './inspect.js';
import { type ImportJob, profileMapping, toStored } from './job.js';
import { loadFile } from './load.js';
import { countedJob, type ImportFileParts, numbersOf, requireColumns, sweepStrays } from './steps.js';

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
  const mapping = profileMapping(job.mapping);
  requireColumns(inspection.columns, mappedColumns(job, mapping));
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
    phones: job.phones,
    region: mapping.region ?? parts.phoneRegion,
    consentColumns: (mapping.consent?.columns.length ?? 0) > 0,
  };
  const pause = () => report({});
  const built = await buildSnapshot({ ...buildParts, ...(source.before && { before: source.before }), pause });
  const ended = await endedJob(parts, job, built, rejected);
  const snapshot = { table: snapshotTable(source.no, source.generation), columns: inspection.columns, fields };
  const consent = await enterProfileConsent({ ...parts, pause }, ended, { sourceNo: source.no, ...snapshot });
  const done = consent ? { ...ended, consent: consent.found } : ended;
  await switchOver(parts, done, { ...source, fields: built.fields }, consent?.entered);
  return done;
}

const mappedColumns = (job: ImportJob, { consent }: ProfileMapping): (string | undefined)[] => [
  job.key,
  ...job.emails,
  ...job.phones,
  ...(consent?.columns ?? []).flatMap(({ column, date }) => [column, date]),
];

interface Numbered {
  no: number;
  generation: number;
  before?: { generation: number; fields: number[] };
}

/** The number of a source and of its next snapshot, and what there is of the one now. */
async function sourceOf(sql: Sql, job: ImportJob): Promise<Numbered> {
  const { no, generation, known } = await numbersOf(sql, job);
  if (!known || known.removed) return { no, generation };
  const fields = (await sourceFields(sql, no)).map((field) => field.fieldId);
  return { no, generation, before: { generation: known.generation, fields } };
}

async function endedJob(parts: ImportFileParts, job: ImportJob, built: Built, unread: number): Promise<ImportJob> {
  const { accepted, added, changed, gone, keysDifferInCase } = built;
  const counted = await countedJob(parts, job, { read: built.read + unread, accepted });
  return { ...counted, added, changed, gone, keysDifferInCase, state: 'Successful', endedAt: parts.clock.now() };
}

async function switchOver(
  parts: ImportFileParts,
  job: ImportJob,
  source: Numbered & { fields: Built['fields'] },
  consent: EnteredConsent | undefined,
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
      mapping: JSON.stringify(job.mapping),
    });
    await putSourceFields(tx, no, fields);
    await pointViews(tx);
    if (consent) await commitConsent(tx, consent);
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
