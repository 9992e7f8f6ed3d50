import { CUSTOMER } from '../../storage/profiles.js';
import type { Connection, Enrichment } from '../../storage/settings.js';
import { ServiceError } from '../errors.js';
import type { RunsParts } from './parts.js';

export interface Definition {
  enrichment: Enrichment;
  connection: Connection;
}

type Parts = Pick<RunsParts, 'documents' | 'consentIsCurrent'>;

/**
 * What an enrichment is at this moment, if it may send anything.
 * @throws `notFound` (the enrichment, or the segment that is its data set), `enrichmentInactive`, `connectionMissing`, `consentOutdated`
 */
export function definitionOf({ documents, consentIsCurrent }: Parts, enrichmentId: string): Definition {
  const { enrichments, connections, segments } = documents.read();
  const enrichment = enrichments.find((one) => one.id === enrichmentId);
  if (!enrichment) throw new ServiceError('notFound', { what: 'enrichment' });
  if (!enrichment.active) throw new ServiceError('enrichmentInactive', { name: enrichment.name });
  const isThere = enrichment.dataSet === CUSTOMER || segments.some(({ id }) => id === enrichment.dataSet);
  if (!isThere) throw new ServiceError('notFound', { what: 'dataSet' });
  const connection = connections.find((one) => one.id === enrichment.connectionId);
  if (!connection) throw new ServiceError('connectionMissing');
  if (!consentIsCurrent(connection.consent)) throw new ServiceError('consentOutdated');
  return { enrichment, connection };
}
