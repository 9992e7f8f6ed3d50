import type { Documents } from '../../storage/documents.js';
import { findOutput, type Output } from '../../storage/enriched.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Clock, NewId } from '../clock.js';
import { ServiceError } from '../errors.js';
import type { Files } from '../files.js';
import type { Log } from '../log.js';
import type { ProfileView } from '../results.js';
import type { Notify } from '../subject.js';

export interface ResultsParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'record'>;
  files: Pick<Files, 'offer'>;
  /** Whether the configured provider is the local stand-in: for enrichments that have not run. */
  provider: { sandbox: boolean };
  clock: Clock;
  newId: NewId;
  notify: Notify;
  log: Log;
}

export interface NamedOutput {
  enrichment: ProfileView['enrichment'];
  /** Absent while no run has ended. */
  output?: Output;
}

/** An enrichment and its output, also when the enrichment was removed and its output kept. @throws `notFound` */
export async function namedOutput(
  { documents, sql, provider }: Pick<ResultsParts, 'documents' | 'sql' | 'provider'>,
  enrichmentId: string,
): Promise<NamedOutput> {
  const known = documents.read().enrichments.find(({ id }) => id === enrichmentId);
  const output = await findOutput(sql, enrichmentId);
  const name = known?.name ?? (output?.removedAt == null ? undefined : output.name);
  if (name === undefined) throw new ServiceError('notFound', { what: 'enrichment' });
  const sandbox = output?.sandbox ?? provider.sandbox;
  return { enrichment: { id: enrichmentId, name, sandbox }, ...(output && { output }) };
}
