import { listOptions, saysConsent, stagedConsent } from '../../storage/consentLedger.js';
import { columnOf } from '../../storage/fields.js';
import { cellsOf, countRejects } from '../../storage/imports.js';
import type { ConsentFound, RejectReason } from '../dataSources.js';
import { type ImportJob, profileMapping } from '../import/job.js';
import type { ImportFileParts } from '../import/steps.js';
import { type EnteredConsent, enterConsent, enterEnd, nextSnapshot, readMoment } from './importLedger.js';
import { createOptionBook } from './importOptions.js';
import { profileReader } from './importReading.js';
import { stageConsent } from './importStaging.js';
import type { ProfileMapping } from './mapping.js';

type Parts = Pick<ImportFileParts, 'sql' | 'clock'> & { pause(): void };

interface ProfileSnapshot {
  sourceNo: number;
  /** The snapshot of profiles that was just made. */
  table: string;
  columns: readonly string[];
  fields: readonly number[];
}

export interface ProfileConsent {
  entered: EnteredConsent;
  found: ConsentFound;
}

/**
 * Enters what the columns of a source of profiles say about consent; undefined where they say nothing and never did. A source
 * whose columns are mapped no longer ends with an empty snapshot.
 */
export async function enterProfileConsent(
  parts: Parts,
  job: ImportJob,
  snapshot: ProfileSnapshot,
): Promise<ProfileConsent | undefined> {
  const { sql, clock, pause } = parts;
  const { sourceNo } = snapshot;
  const { consent } = profileMapping(job.mapping);
  if (consent && consent.columns.length > 0) return enterColumns(parts, job, snapshot, consent);
  if (!(await saysConsent(sql, sourceNo))) return undefined;
  const entered = await enterEnd(sql, { sourceNo, readAt: await readMoment(sql, clock) }, pause);
  return { entered, found: foundOf(entered, { options: 0, unreadable: 0 }) };
}

async function enterColumns(
  parts: Parts,
  job: ImportJob,
  snapshot: ProfileSnapshot,
  consent: NonNullable<ProfileMapping['consent']>,
): Promise<ProfileConsent> {
  const { sql, clock, pause } = parts;
  const { sourceNo } = snapshot;
  const readAt = await readMoment(sql, clock);
  const snapshotNo = await nextSnapshot(sql, sourceNo);
  const options = createOptionBook(await listOptions(sql), () => false);
  const reader = profileReader(consent, { options, readAt });
  const { entries, unreadable } = await stageConsent({
    sql,
    rows: `SELECT row_no, customer_id${columnsOf(snapshot, reader.columns)} FROM ${snapshot.table}`,
    reader,
    staged: stagedConsent(sourceNo, snapshotNo),
    rejectsOf: cellsOf(job.id),
    onProgress: pause,
  });
  const fresh = { entries, options: options.fresh() };
  const entered = await enterConsent(sql, { sourceNo, snapshotNo, readAt, complete: true, ...fresh }, pause);
  const cells = (await countRejects(sql, cellsOf(job.id))) as { reason: RejectReason; count: number }[];
  const found = foundOf(entered, { options: options.used().length, unreadable });
  return { entered, found: { ...found, ...(cells.length > 0 && { cells }) } };
}

function columnsOf({ columns, fields }: ProfileSnapshot, wanted: readonly string[]): string {
  return wanted.map((name, place) => `, ${columnOf(fields[columns.indexOf(name)]!)} AS c${place}`).join('');
}

function foundOf(entered: EnteredConsent, met: Pick<ConsentFound, 'options' | 'unreadable'>): ConsentFound {
  const { granted, denied, unset } = entered.changes;
  return { ...met, idsTwice: 0, unconfirmed: [], granted, denied, unset };
}
