import { type Audit, systemCaller } from '../services/audit.js';
import type { Log } from '../services/log.js';
import type { Documents } from '../storage/documents.js';

/** Settings that came from their last good copy may lack the newest change: that is told to operators and kept for auditors. */
export async function tellRestored(
  { restored, read }: Documents,
  tenants: readonly string[],
  { audit, log }: { audit: Pick<Audit, 'record'>; log: Log },
): Promise<void> {
  if (!restored) return;
  log.warn({ file: 'settings.json' }, 'settings restored from their last good copy: the newest change may be undone');
  const concerned = new Set([...tenants, ...read().members.map(({ tenantId }) => tenantId)]);
  for (const tenant of concerned) {
    await audit.record({ caller: systemCaller(tenant), action: 'settings.restored', subject: 'settings' });
  }
}
