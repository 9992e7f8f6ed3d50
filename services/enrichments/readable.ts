import type { Documents } from '../../storage/documents.js';
import { listOutputs, type Output } from '../../storage/enriched.js';
import type { Reader } from '../../storage/sql.js';

/** An enriched entity that somebody can look at. */
export interface ReadableOutput {
  id: string;
  name: string;
  sandbox: boolean;
  /** In its data set at the newest run; 0 while none has ended. */
  profiles: number;
  /** Epoch milliseconds, UTC. */
  updatedAt?: number;
}

export async function readableOutputs({ documents, sql, provider }: Parts): Promise<ReadableOutput[]> {
  const outputs = await listOutputs(sql);
  const enrichments = documents.read().enrichments.map(({ id, name }) => {
    const output = outputs.find(({ enrichmentId }) => enrichmentId === id);
    return { id, name, ...(output ? figuresOf(output) : { sandbox: provider.sandbox, profiles: 0 }) };
  });
  const kept = outputs.filter(({ removedAt }) => removedAt !== null);
  const rest = kept.map((output) => ({ id: output.enrichmentId, name: output.name, ...figuresOf(output) }));
  return [...enrichments, ...rest].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

interface Parts {
  documents: Documents;
  sql: Reader;
  provider: { sandbox: boolean };
}

const figuresOf = ({ sandbox, profiles, updatedAt }: Output) => ({
  ...{ sandbox, profiles, updatedAt },
});
