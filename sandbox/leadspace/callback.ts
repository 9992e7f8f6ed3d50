import type { Bulk } from './bulks.js';
import { RESULTS_PATH } from './gateway.js';

/** Tells the customer's address that a bulk is done: one try, unsigned, to be taken as a hint to poll. */
export function sendCallback(bulk: Bulk, now: number): void {
  if (!bulk.callbackUrl || !URL.canParse(bulk.callbackUrl) || !Number.isFinite(bulk.readyAt)) return;
  const url = bulk.callbackUrl;
  const body = {
    bulkId: bulk.id,
    callbackMethod: { callbackUrl: url, pollingUrl: RESULTS_PATH + bulk.id },
    bulkStatus: bulk.paid < bulk.enriched ? 'INSUFFICIENT_CREDITS' : 'COMPLETED',
    successRecords: bulk.paid,
    personEnriched: 0,
    companyEnriched: bulk.paid,
  };
  setTimeout(() => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    fetch(url, init).catch((error: unknown) => console.error(`sandbox: callback to ${url} failed:`, String(error)));
  }, bulk.readyAt - now).unref();
}
