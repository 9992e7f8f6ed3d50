import { createHash } from 'node:crypto';
import { consentVersions } from '../../storage/consentState.js';
import type { Documents } from '../../storage/documents.js';
import { findOutput } from '../../storage/enriched.js';
import { snapshotSignature } from '../../storage/profiles.js';
import type { Enrichment } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { asksForConsent } from './consent.js';
import type { Definition } from './definition.js';

/** What the numbers of a dry run rest on. As long as it is the same, so are they (apart from what becomes old: `keepUntil`). */
export async function basisOf(
  { documents }: { documents: Documents },
  reader: Reader,
  { enrichment, connection }: Definition,
): Promise<string> {
  const { dataSet, mapping, connectionId } = enrichment;
  const output = await findOutput(reader, enrichment.id);
  const basis = [
    await snapshotSignature(reader, dataSet),
    [dataSet, mapping.name, mapping.website ?? null, mapping.location ?? null],
    [connectionId, connection.consent.textHash, connection.consent.at],
    [output?.runId ?? null, output?.version ?? null],
    asksForConsent(enrichment) ? await consentBasis(documents, reader, enrichment) : null,
  ];
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex');
}

/** The state of consent, and all that decides whose of it counts. */
async function consentBasis(documents: Documents, reader: Reader, { dataSet, requires }: Enrichment): Promise<unknown> {
  const { segments, guard } = documents.read();
  const segment = segments.find(({ id }) => id === dataSet);
  return [
    (await consentVersions(reader)).stateNo,
    requires ?? null,
    segment ? [segment.rule, segment.override ?? null, guard?.option ?? null] : null,
  ];
}
