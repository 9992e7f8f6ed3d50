import type { StoredRun } from '../../storage/runs.js';

/** A run as it is stored, where only some of it matters. */
export const aStoredRun = (more: Partial<StoredRun>): StoredRun => ({
  ...{ id: 'run', enrichmentId: 'enrichment', enrichmentName: 'All companies' },
  ...{ connectionId: 'connection', connectionName: 'Leadspace', provider: 'sandbox', sandbox: true },
  ...{ mode: 'changed', state: 'Successful', counting: false, attempt: 0 },
  ...{ tenantId: 'contoso', userId: 'ada', userName: 'Ada Admin', requestedAt: 0, validUntil: null, keepUntil: null },
  ...{ basis: '', plan: '{}', settled: '{}', startedAt: null, endedAt: null, cancelRequested: false, failure: null },
  ...{ holdCode: null, holdSince: null, holdUntil: null, trouble: 0 },
  ...{ total: 0, submitted: 0, done: 0, enriched: 0, noMatch: 0, invalid: 0, unknown: 0, strays: 0, figures: null },
  ...more,
});
