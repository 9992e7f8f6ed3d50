import type { AuditDetails } from '../../storage/audit.js';
import { clearRejects, putImport } from '../../storage/imports.js';
import type { Sql } from '../../storage/sql.js';
import type { Audit } from '../audit.js';
import type { Clock } from '../clock.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import type { Log } from '../log.js';
import { type ImportJob, NOTHING_YET, toStored } from './job.js';

interface EndParts {
  sql: Sql;
  audit: Pick<Audit, 'append'>;
  clock: Clock;
  log: Log;
}

export const isOpen = ({ state }: Pick<ImportJob, 'state'>): boolean => state === 'Queued' || state === 'Refreshing';

/** Of an import that was stopped by a fault: the log has the reference. */
export const faultOf = ({ id }: Pick<ImportJob, 'id'>) => ({
  code: 'importFailed' as const,
  params: { reference: id },
});

/** Stores that an import was canceled: it has read nothing, whatever it had read. */
export function endCanceled(parts: EndParts, job: ImportJob): Promise<void> {
  const canceled: ImportJob = { ...job, ...NOTHING_YET, state: 'Canceled', endedAt: parts.clock.now() };
  return end(parts, canceled, 'dataSource.importCanceled', {});
}

/** Stores that an import has failed, and why. `seen`: as far as it had come. */
export function endFailed(parts: EndParts, job: ImportJob, error: unknown, seen: ImportJob | undefined): Promise<void> {
  const expected = error instanceof ServiceError;
  if (!expected) parts.log.error({ import: job.id, error: errorName(error) }, 'import failed');
  const failure = expected ? { code: error.code, params: { ...error.params } } : faultOf(job);
  const counts = failure.code === 'importNoneAccepted' ? seen : NOTHING_YET;
  const failed: ImportJob = { ...job, ...counts, state: 'Failed', endedAt: parts.clock.now(), failure };
  return end(parts, failed, 'dataSource.importFailed', { code: failure.code });
}

function end({ sql, audit }: EndParts, job: ImportJob, action: string, more: AuditDetails): Promise<void> {
  const note = { caller: job.caller, action, subject: `dataSource:${job.sourceId}` };
  return sql.write(async (tx) => {
    if (job.state === 'Canceled') await clearRejects(tx, job.id);
    await putImport(tx, toStored(job));
    await audit.append(tx, { ...note, details: { import: job.id, ...more } });
  });
}
