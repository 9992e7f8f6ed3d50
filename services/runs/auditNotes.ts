import type { StoredRun } from '../../storage/runs.js';
import type { AuditNote } from '../audit.js';
import type { Caller } from '../caller.js';

/** What a run does after Run was pressed is done in the name of who pressed it. */
export const callerOf = (run: StoredRun): Caller => ({
  tenantId: run.tenantId,
  userId: run.userId,
  name: run.userName,
});

/** An audit row about a run: codes and counts only. */
export const noteOn = (
  run: StoredRun,
  action: string,
  details: AuditNote['details'] = {},
  caller: Caller = callerOf(run),
): AuditNote => ({ caller, action, subject: `run:${run.id}`, details: { enrichment: run.enrichmentId, ...details } });
