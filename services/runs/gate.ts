import type { Batch } from '../../storage/batches.js';
import { batchProfiles, withholdIn } from '../../storage/batchMembers.js';
import { changeRun, countRun, type StoredRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import { noteOn } from './auditNotes.js';
import { requiredOption, withheldOf } from './consent.js';
import { type Definition, definitionOf } from './definition.js';
import { providerOf, type RunCore, type RunsParts } from './parts.js';
import type { Buckets, RunPlan } from './view.js';

/** The consent of a batch could not be looked up: nothing of it is sent. */
export class ConsentUnchecked extends Error {
  override readonly name = 'ConsentUnchecked';
}

/**
 * Stands in the transaction that claims a batch, so that whatever is withdrawn holds from the next batch on: the enrichment
 * is there and active, its connection, the provider and whose consent it asks for are those that were confirmed, and the privacy
 * text was agreed to as it is now. Resolves to what may be sent, or to why nothing may be sent any more.
 */
export async function admission(
  parts: Pick<RunsParts, 'documents' | 'consentIsCurrent' | 'provider'>,
  tx: Writer,
  run: StoredRun,
): Promise<Definition | ServiceError> {
  try {
    const definition = definitionOf(parts, run.enrichmentId);
    await requiredOption(tx, definition.enrichment);
    return isAsConfirmed(parts, run, definition) ? definition : new ServiceError('planChanged');
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw new ConsentUnchecked('The gate could not be read', { cause: error });
  }
}

function isAsConfirmed(parts: Pick<RunsParts, 'provider'>, run: StoredRun, { enrichment, connection }: Definition) {
  const { dataSet, option } = (JSON.parse(run.plan) as RunPlan).gate ?? { dataSet: enrichment.dataSet };
  return (
    connection.id === run.connectionId &&
    providerOf(parts) === run.provider &&
    enrichment.dataSet === dataSet &&
    enrichment.requires === option?.key
  );
}

/**
 * Takes those out of a claimed batch whose consent is missing by now. A request goes on for the profiles that are left behind it,
 * without any it counts as done. In the transaction of the claim: a batch is never in flight with somebody who may not be.
 * @throws ConsentUnchecked
 */
export async function withhold(
  core: Pick<RunCore, 'segmentFit' | 'clock' | 'audit'>,
  tx: Writer,
  run: StoredRun,
  batch: Batch,
  { enrichment }: Definition,
): Promise<void> {
  const { profiles, requests } = await takenOut(core, tx, batch, enrichment);
  if (profiles === 0) return;
  const settled = JSON.parse(run.settled) as Buckets;
  await changeRun(tx, run.id, {
    settled: JSON.stringify({ ...settled, withheld: settled.withheld + profiles }),
  });
  await countRun(tx, run.id, { done: requests });
  await core.audit.append(tx, noteOn(run, 'batch.withhold', { batch: batch.no, profiles }));
}

async function takenOut(
  core: Pick<RunCore, 'segmentFit' | 'clock'>,
  tx: Writer,
  batch: Batch,
  enrichment: Definition['enrichment'],
): Promise<{ profiles: number; requests: number }> {
  try {
    const withheld = await withheldOf(core, tx, enrichment, batchProfiles(batch));
    return withheld ? await withholdIn(tx, batch, withheld) : { profiles: 0, requests: 0 };
  } catch (error) {
    throw new ConsentUnchecked('The consent of a batch could not be looked up', { cause: error });
  }
}
