import { findOutput } from '../../storage/enriched.js';
import type { StoredRun } from '../../storage/runs.js';
import type { Reader } from '../../storage/sql.js';
import { type Figures, matchRateOf, parseFigures } from './figures.js';
import { isActive } from './lifecycle.js';
import { paceOf } from './pace.js';
import type { Buckets, Hold, RunPlan, RunState, RunView } from './view.js';

/** A run as it is stored, in the words of the views. Counts nothing but the batches of the last minute. */
export async function show(reader: Reader, run: StoredRun, now: number): Promise<RunView> {
  const figures = parseFigures(run);
  const active = isActive(run);
  const buckets = figures?.buckets ?? bucketsSoFar(run);
  const matchRate = matchRateOf(buckets);
  return {
    id: run.id,
    enrichment: { id: run.enrichmentId, name: run.enrichmentName },
    connection: { name: run.connectionName, sandbox: run.sandbox },
    mode: run.mode as RunView['mode'],
    state: run.state as RunState,
    cancelRequested: run.cancelRequested,
    requestedBy: run.userName,
    requestedAt: run.requestedAt,
    plan: JSON.parse(run.plan) as RunPlan,
    counting: run.counting,
    ...(run.state === 'Planned' && run.attempt > 1 && { recounted: true }),
    done: run.done,
    submitted: run.submitted,
    buckets,
    confidence: figures?.confidence ?? [],
    coverage: figures?.coverage ?? [],
    ...(matchRate !== undefined && { matchRate }),
    ...(figures?.previous && { previous: figures.previous }),
    ...times(run),
    ...(active && (await paceOf(reader, run, now))),
    ...(active && holdOf(run)),
    ...(run.failure !== null && { failure: JSON.parse(run.failure) as NonNullable<RunView['failure']> }),
    ...(await openQuestions(reader, run, figures)),
  };
}

function times({ startedAt, endedAt, validUntil, state }: StoredRun): Partial<RunView> {
  return {
    ...(startedAt !== null && { startedAt }),
    ...(endedAt !== null && { endedAt }),
    ...(validUntil !== null && state === 'Planned' && { validUntil }),
  };
}

/** While it goes on: what was settled before anything was sent, and the answers that there are. */
function bucketsSoFar(run: StoredRun): Buckets {
  const settled = JSON.parse(run.settled) as Buckets;
  return {
    ...settled,
    enriched: settled.enriched + run.enriched,
    noMatch: settled.noMatch + run.noMatch,
    skipped: settled.skipped + run.invalid,
    unknown: settled.unknown + run.unknown,
  };
}

function holdOf({ holdCode, holdSince, holdUntil }: StoredRun): { hold?: Hold } {
  if (holdCode === null || holdSince === null) return {};
  return {
    hold: { code: holdCode as Hold['code'], since: holdSince, ...(holdUntil !== null && { until: holdUntil }) },
  };
}

/** Only the run that made the output readers see can still be settled. */
async function openQuestions(
  reader: Reader,
  run: StoredRun,
  figures: Figures | undefined,
): Promise<Pick<RunView, 'unsettled' | 'askable'>> {
  if (!figures) return { unsettled: isActive(run) ? bucketsSoFar(run).unknown : 0, askable: 0 };
  if (figures.buckets.unknown === 0) return { unsettled: 0, askable: 0 };
  const output = await findOutput(reader, run.enrichmentId);
  if (output?.runId !== run.id) return { unsettled: 0, askable: 0 };
  return { unsettled: figures.buckets.unknown, askable: figures.askable };
}
