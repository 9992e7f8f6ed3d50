import { join } from 'node:path';
import { countIdsTwice, listOptions, stagedConsent } from '../../storage/consentLedger.js';
import { columnOf } from '../../storage/fields.js';
import { clearOlderRejects, clearRejects, putImport } from '../../storage/imports.js';
import { putSource, type StoredSource } from '../../storage/sources.js';
import { dropStaging, stagingTable } from '../../storage/staging.js';
import type { ConsentFound } from '../dataSources.js';
import { type Inspection, inspectFile } from '../import/inspect.js';
import { consentMapping, type ImportJob, toStored } from '../import/job.js';
import { loadFile } from '../import/load.js';
import { countedJob, type ImportFileParts, numbersOf, requireColumns, sweepStrays } from '../import/steps.js';
import { commitConsent, type EnteredConsent, enterConsent, nextSnapshot, readMoment } from './importLedger.js';
import { createOptionBook, type OptionBook } from './importOptions.js';
import { consentReader } from './importReading.js';
import { type StagedCount, stageConsent } from './importStaging.js';
import type { ConsentMapping } from './mapping.js';
import { rereadOf } from './reread.js';

/**
 * Carries out one import of consent data: the file into a staging table, its rows through the reading into the ledger, the state
 * that follows from that, and then, in one transaction, new for old with the line in the audit log. Whatever happens before that last step
 * changes nothing that anybody can see; what it leaves behind is swept away by the next import.
 * @throws what `inspectFile` throws, and `fieldUnknown`, `importNoneAccepted`
 */
export async function importConsent(parts: ImportFileParts, job: ImportJob, path: string): Promise<ImportJob> {
  const { sql, report } = parts;
  await sweepStrays(sql);
  await sql.write((tx) => clearRejects(tx, job.id));
  const mapping = consentMapping(job.mapping);
  const file = { path, name: job.fileName };
  const inspection = await inspectFile(sql, file, true);
  requireColumns(inspection.columns, mappedColumns(mapping));
  const source = await numbersOf(sql, job);
  const table = stagingTable(source.no, source.generation);
  // Numbers of their own: columns of consent data are no fields of the Customer entity.
  const fields = inspection.columns.map((_, place) => place + 1);
  const scratch = join(parts.scratchFolder, `${job.id}.csv`);
  const load = { sql, importId: job.id, file, inspection, fields, table, scratch, onProgress: report };
  const { rejected: unread } = await loadFile(load);
  const read = await readRows(parts, job, mapping, { ...source, table, inspection, unread });
  const counted = await countedJob(parts, job, { read: read.count.read + unread, accepted: read.count.entries });
  const idsTwice = await countIdsTwice(sql, stagedConsent(source.no, read.snapshotNo));
  const entered = await enterConsent(
    sql,
    {
      ...{ sourceNo: source.no, snapshotNo: read.snapshotNo, readAt: read.readAt },
      ...{ complete: mapping.holds === 'complete', entries: read.count.entries, options: read.options.fresh() },
      reread: rereadOf(source.known, mapping),
    },
    () => report({}),
  );
  const ended = endedJob(counted, parts.clock.now(), entered, foundOf(read, idsTwice, entered));
  await switchOver(parts, ended, { no: source.no, generation: source.generation, mapping }, entered);
  return ended;
}

interface ToRead {
  no: number;
  table: string;
  inspection: Inspection;
  /** Records that were refused before they came to be rows. */
  unread: number;
}

interface Read {
  count: StagedCount;
  snapshotNo: number;
  readAt: number;
  options: OptionBook;
}

async function readRows(
  parts: ImportFileParts,
  job: ImportJob,
  mapping: ConsentMapping,
  source: ToRead,
): Promise<Read> {
  const { sql, report } = parts;
  const readAt = await readMoment(sql, parts.clock);
  const snapshotNo = await nextSnapshot(sql, source.no);
  const options = createOptionBook(await listOptions(sql), (key) => polarityOf(mapping, key));
  const reader = consentReader(mapping, job.sourceName, { options, readAt });
  const { columns } = source.inspection;
  const cells = reader.columns.map((name, place) => `, ${columnOf(columns.indexOf(name) + 1)} AS c${place}`);
  const count = await stageConsent({
    sql,
    rows: `SELECT row_no${cells.join('')} FROM ${source.table}`,
    reader,
    staged: stagedConsent(source.no, snapshotNo),
    rejectsOf: job.id,
    onProgress: ({ read, rejected }) => report({ read: read + source.unread, rejected: rejected + source.unread }),
  });
  return { count, snapshotNo, readAt, options };
}

/** Undefined where nobody has said which it is, or both were said. */
function polarityOf({ reversed, straight }: ConsentMapping, key: string): boolean | undefined {
  const isReversed = reversed.includes(key);
  return isReversed === straight.includes(key) ? undefined : isReversed;
}

const mappedColumns = ({ key, value, option, consentId, date, expires }: ConsentMapping) => [
  ...[key, value, option],
  ...[consentId, date, expires],
];

function foundOf({ options, count }: Read, idsTwice: number, { changes }: EnteredConsent): ConsentFound {
  const used = options.used();
  const unconfirmed = used.filter(({ reversed }) => reversed === undefined).map(({ name }) => name);
  const { granted, denied, unset } = changes;
  return { options: used.length, unreadable: count.unreadable, idsTwice, unconfirmed, granted, denied, unset };
}

/** Of changes nothing is gone and nothing replaced: what is in the file is new, or was in the one before. */
function endedJob(job: ImportJob, endedAt: number, entered: EnteredConsent, consent: ConsentFound): ImportJob {
  const { added, changed, gone } = entered.difference;
  const numbers = entered.complete ? { added, changed, gone } : { added: added + changed, changed: 0, gone: 0 };
  return { ...job, ...numbers, consent, state: 'Successful', endedAt };
}

async function switchOver(
  { sql, audit }: ImportFileParts,
  job: ImportJob,
  { no, generation, mapping }: Pick<StoredSource, 'no' | 'generation'> & { mapping: ConsentMapping },
  entered: EnteredConsent,
): Promise<void> {
  const { id, sourceId, read, accepted, rejected, added, changed, gone } = job;
  const { granted, denied, unset } = entered.changes;
  await sql.write(async (tx) => {
    await putSource(tx, {
      ...{ id: sourceId, kind: 'consent', no, generation, name: job.sourceName, file: job.fileName },
      ...('path' in job.file && { path: job.file.path }),
      ...{ key: mapping.key, emails: job.emails, phones: job.phones, profiles: accepted },
      ...{ refreshedAt: job.endedAt!, mapping: JSON.stringify(mapping) },
    });
    await commitConsent(tx, entered);
    await dropStaging(tx, stagingTable(no, generation));
    await clearOlderRejects(tx, sourceId, id);
    await putImport(tx, toStored(job));
    const counts = { import: id, read, accepted, rejected, added, changed, gone };
    const details = { ...counts, granted, denied, unset };
    await audit.append(tx, {
      caller: job.caller,
      action: 'dataSource.import',
      subject: `dataSource:${sourceId}`,
      details,
    });
  });
}
