import { dropUncommitted, strayConsentTables } from '../../storage/consentLedger.js';
import { consentVersions } from '../../storage/consentState.js';
import { countRejects } from '../../storage/imports.js';
import { strayTables } from '../../storage/snapshots.js';
import { findSource, nextSourceNo, type StoredSource } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';
import { dropRelation } from '../../storage/staging.js';
import type { Audit } from '../audit.js';
import type { Clock } from '../clock.js';
import type { RejectReason } from '../dataSources.js';
import { ServiceError } from '../errors.js';
import type { ImportJob } from './job.js';

// What imports of profiles and of consent data have in common.

export interface ImportFileParts {
  sql: Sql;
  audit: Audit;
  clock: Clock;
  /** ISO 3166: of phone numbers that name no country. */
  phoneRegion: string;
  /** For the cleaned copy of a file. */
  scratchFolder: string;
  /** Told with the numbers so far. @throws to stop between two steps */
  report(change: Partial<ImportJob>): void;
}

/** @throws `fieldUnknown` */
export function requireColumns(columns: readonly string[], mapped: readonly (string | undefined)[]): void {
  for (const field of mapped)
    if (field !== undefined && !columns.includes(field)) throw new ServiceError('fieldUnknown', { field });
}

/** The number of a source and of its next snapshot, and the source as it is now, unless it is new. */
export async function numbersOf(
  sql: Sql,
  job: ImportJob,
): Promise<{ no: number; generation: number; known?: StoredSource & { removed: boolean } }> {
  const known = await findSource(sql, { id: job.sourceId });
  if (!known) return { no: await nextSourceNo(sql), generation: 1 };
  return { no: known.no, generation: known.generation + 1, known };
}

/** The numbers of an import that has read all its rows. @throws `importNoneAccepted` */
export async function countedJob(
  parts: ImportFileParts,
  job: ImportJob,
  rows: { read: number; accepted: number },
): Promise<ImportJob> {
  const reasons = (await countRejects(parts.sql, job.id)) as { reason: RejectReason; count: number }[];
  const counts = { ...rows, rejected: rows.read - rows.accepted, reasons };
  const listed = reasons.reduce((sum, { count }) => sum + count, 0);
  if (listed !== counts.rejected) throw new Error(`Import ${job.id} lists ${listed} of ${counts.rejected} rejects`);
  parts.report(counts);
  if (rows.accepted === 0) throw new ServiceError('importNoneAccepted', { rejected: counts.rejected });
  return { ...job, ...counts };
}

/** What an import that was cut off has left behind. In the queue of imports only. */
export async function sweepStrays(sql: Sql): Promise<void> {
  const { stateNo } = await consentVersions(sql);
  const strays = [...(await strayTables(sql)), ...(await strayConsentTables(sql, stateNo))];
  await sql.write(async (tx) => {
    // Views of a staging go before the tables they read: they are named without an ending, and so come first.
    for (const name of strays) await dropRelation(tx, name);
    await dropUncommitted(tx);
  });
}
