import { z } from 'zod';
import type { Acts } from '../storage/acts.js';
import { deleteAnswers } from '../storage/answers.js';
import { batchesIn, deleteBatches } from '../storage/batches.js';
import type { Documents } from '../storage/documents.js';
import { deleteOutput, findOutput, keepOutput } from '../storage/enriched.js';
import { keptOutputs } from '../storage/keptOutputs.js';
import { deletePlan } from '../storage/plans.js';
import { activeRuns, countRuns, deleteRuns, runIdsOf, unconfirmedRuns } from '../storage/runs.js';
import type { Settings } from '../storage/settings.js';
import type { Reader, Sql, Writer } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { Clock } from './clock.js';
import { ServiceError } from './errors.js';
import { type ConnectionRemoval, createConnectionRemoval, unusedConnections } from './removal/connection.js';
import { isSame } from './removal/typedName.js';
import { removeSchedule } from './schedules/targets.js';

/** What would go, before anything goes. */
export interface RemovalPlan {
  enrichment: { id: string; name: string };
  /** Empty where the enrichment was removed before and only its output is left. */
  connection: { id: string; name: string; usedOnlyHere: boolean };
  enrichedProfiles: number;
  runs: number;
  /** What the administrator types to confirm. */
  confirmation: string;
}

export interface RemovalReceipt {
  enrichment: string;
  at: number;
  by: string;
  output: 'purged' | 'kept';
  outputRows: number;
  connection: 'removed' | 'kept';
  tokenDeleted: boolean;
  consent: 'ended' | 'kept';
}

/** `output` is of an enrichment that was removed (its id goes where an enrichment's does); a `connection` is without enrichments. */
export interface Removable {
  kind: 'enrichment' | 'output' | 'connection';
  id: string;
  name: string;
}

/**
 * `purge` deletes the output, all runs and what was sent and answered in them. `keep` leaves the output and its answers where
 * they are: they can still be read and exported under the enrichment's id, and removed in the same way later. The source's own
 * profiles and the audit log stay in any case.
 */
export interface Removal extends ConnectionRemoval {
  /** All that can be removed; enrichments first. Output and connection: what removals of enrichments have left. */
  list(caller: Caller): Promise<Removable[]>;
  plan(caller: Caller, enrichmentId: string): Promise<RemovalPlan>;
  /** @throws `confirmationWrong`, `runActive` */
  remove(
    caller: Caller,
    enrichmentId: string,
    choice: { output: 'keep' | 'purge'; connection: 'keep' | 'remove'; confirmation: string },
  ): Promise<RemovalReceipt>;
}

export interface RemovalParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append'>;
  acts: Pick<Acts, 'define'>;
  clock: Clock;
}

/** All that the rows of a removal come from, so that a restart can finish it. */
const Removed = z.object({
  enrichmentId: z.string(),
  name: z.string(),
  at: z.number(),
  caller: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
  output: z.enum(['keep', 'purge']),
  profiles: z.number(),
  connection: z.enum(['keep', 'remove']),
  connectionId: z.string(),
});
type Removed = z.infer<typeof Removed>;

export function createRemoval(parts: RemovalParts): Removal {
  const { documents, sql, access, clock } = parts;
  const perform = parts.acts.define('removal', Removed, (tx, removed) => removeRows(parts.audit, tx, removed));

  return {
    ...createConnectionRemoval(parts),
    async list(caller) {
      await access.require(caller, 'administrator');
      return removables(documents.read(), sql);
    },
    async plan(caller, enrichmentId) {
      await access.require(caller, 'administrator');
      return planOf(documents.read(), sql, enrichmentId);
    },
    async remove(caller, enrichmentId, choice) {
      await access.require(caller, 'administrator');
      const plan = await planOf(documents.read(), sql, enrichmentId);
      if (!isSame(choice.confirmation, plan.confirmation)) throw new ServiceError('confirmationWrong');
      await sql.write((tx) => closeForRuns(tx, plan.enrichment));
      const removed: Removed = {
        enrichmentId,
        name: plan.enrichment.name,
        at: clock.now(),
        caller,
        output: choice.output,
        profiles: plan.enrichedProfiles,
        connection: plan.connection.usedOnlyHere ? choice.connection : 'keep',
        connectionId: plan.connection.id,
      };
      await perform(removed, (draft) => removeDefinition(draft, removed));
      if (removed.connection === 'remove') await documents.forgetPrevious();
      return receiptOf(removed);
    },
  };
}

async function removables(settings: Settings, sql: Reader): Promise<Removable[]> {
  const kept = await keptOutputs(sql);
  return [
    ...settings.enrichments.map(({ id, name }) => ({ kind: 'enrichment' as const, id, name })),
    ...kept.map(({ enrichmentId: id, name }) => ({ kind: 'output' as const, id, name })),
    ...unusedConnections(settings).map(({ id, name }) => ({ kind: 'connection' as const, id, name })),
  ];
}

async function planOf(settings: Settings, sql: Reader, enrichmentId: string): Promise<RemovalPlan> {
  const enrichment = settings.enrichments.find(({ id }) => id === enrichmentId);
  const output = await findOutput(sql, enrichmentId);
  const name = enrichment?.name ?? (output?.removedAt == null ? undefined : output.name);
  if (name === undefined) throw new ServiceError('notFound', { what: 'enrichment' });
  const connection = settings.connections.find(({ id }) => id === enrichment?.connectionId);
  return {
    enrichment: { id: enrichmentId, name },
    connection: {
      id: connection?.id ?? '',
      name: connection?.name ?? '',
      usedOnlyHere: connection !== undefined && !isUsedElsewhere(settings, connection.id, enrichmentId),
    },
    enrichedProfiles: output?.profiles ?? 0,
    runs: await countRuns(sql, enrichmentId),
    confirmation: name,
  };
}

const isUsedElsewhere = ({ enrichments }: Settings, connectionId: string, enrichmentId: string): boolean =>
  enrichments.some((one) => one.connectionId === connectionId && one.id !== enrichmentId);

/**
 * Dry runs go first, in the transaction that finds no run going on: a Run pressed from here on has nothing to confirm, so that
 * nothing is sent, and paid, whose answers have no place any more. @throws `runActive`
 */
async function closeForRuns(tx: Writer, enrichment: RemovalPlan['enrichment']): Promise<void> {
  await refuseWhileActive(tx, enrichment);
  await deleteDryRuns(tx, enrichment.id);
}

async function deleteDryRuns(tx: Writer, enrichmentId: string): Promise<void> {
  for (const { id } of await unconfirmedRuns(tx, enrichmentId)) {
    await deletePlan(tx, id);
    await deleteRuns(tx, [id]);
  }
}

/** @throws `runActive`, also while late results are being collected */
async function refuseWhileActive(sql: Reader, { id, name }: RemovalPlan['enrichment']): Promise<void> {
  const own = new Set(await runIdsOf(sql, id));
  const collecting = (await batchesIn(sql, 'polling')).some(({ runId }) => own.has(runId));
  if (collecting || (await activeRuns(sql, id)).length > 0) throw new ServiceError('runActive', { name });
}

function removeDefinition(draft: Settings, removed: Removed): void {
  draft.enrichments = draft.enrichments.filter(({ id }) => id !== removed.enrichmentId);
  removeSchedule(draft, { kind: 'enrichment', id: removed.enrichmentId });
  if (removed.connection === 'keep') return;
  if (isUsedElsewhere(draft, removed.connectionId, removed.enrichmentId)) throw new ServiceError('cardOutdated');
  draft.connections = draft.connections.filter(({ id }) => id !== removed.connectionId);
}

async function removeRows(audit: RemovalParts['audit'], tx: Writer, removed: Removed): Promise<void> {
  const { enrichmentId, output, connection, caller, at } = removed;
  if (output === 'purge') await purge(tx, enrichmentId);
  else await keep(tx, removed);
  await audit.append(tx, {
    caller,
    at,
    action: 'enrichment.remove',
    subject: `enrichment:${enrichmentId}`,
    details: { output, profiles: removed.profiles, connection },
  });
}

async function purge(tx: Writer, enrichmentId: string): Promise<void> {
  await deleteOutput(tx, enrichmentId);
  const runs = await runIdsOf(tx, enrichmentId);
  for (const id of runs) {
    await deletePlan(tx, id);
    await deleteAnswers(tx, id);
  }
  await deleteBatches(tx, runs);
  await deleteRuns(tx, runs);
}

async function keep(tx: Writer, { enrichmentId, name, at }: Removed): Promise<void> {
  await deleteDryRuns(tx, enrichmentId);
  await keepOutput(tx, enrichmentId, name, at);
}

function receiptOf(removed: Removed): RemovalReceipt {
  const gone = removed.connection === 'remove';
  return {
    enrichment: removed.name,
    at: removed.at,
    by: removed.caller.name,
    output: removed.output === 'purge' ? 'purged' : 'kept',
    outputRows: removed.profiles,
    connection: gone ? 'removed' : 'kept',
    tokenDeleted: gone,
    consent: gone ? 'ended' : 'kept',
  };
}
