import type { Batch } from '../../storage/batches.js';
import type { StoredRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import { definitionOf } from './definition.js';
import { providerOf, type RunsParts } from './parts.js';

/**
 * Stands in the transaction that claims a batch, so that whatever is withdrawn holds from the next batch on: the enrichment
 * is there and active, its connection and the provider are those that were confirmed, and the privacy text was agreed to as it is now.
 * Resolves to why nothing may be sent any more, or to undefined.
 */
export async function refusalAtGate(
  parts: Pick<RunsParts, 'documents' | 'consentIsCurrent' | 'provider'>,
  _tx: Writer,
  run: StoredRun,
  _batch: Batch,
): Promise<ServiceError | undefined> {
  try {
    const { connection } = definitionOf(parts, run.enrichmentId);
    const isAsConfirmed = connection.id === run.connectionId && providerOf(parts) === run.provider;
    return isAsConfirmed ? undefined : new ServiceError('planChanged');
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}
