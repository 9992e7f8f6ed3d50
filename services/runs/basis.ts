import { createHash } from 'node:crypto';
import { findOutput } from '../../storage/enriched.js';
import { snapshotSignature } from '../../storage/profiles.js';
import type { Reader } from '../../storage/sql.js';
import type { Definition } from './definition.js';

/** What the numbers of a dry run rest on. As long as it is the same, so are they (apart from what becomes old: `keepUntil`). */
export async function basisOf(reader: Reader, { enrichment, connection }: Definition): Promise<string> {
  const { dataSet, mapping, connectionId } = enrichment;
  const output = await findOutput(reader, enrichment.id);
  const basis = [
    await snapshotSignature(reader, dataSet),
    [dataSet, mapping.name, mapping.website ?? null, mapping.location ?? null],
    [connectionId, connection.consent.textHash, connection.consent.at],
    [output?.runId ?? null, output?.version ?? null],
  ];
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex');
}
