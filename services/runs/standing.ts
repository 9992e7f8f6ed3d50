import { newestRuns, type StoredRun } from '../../storage/runs.js';
import type { Reader } from '../../storage/sql.js';
import { parseFigures } from './figures.js';
import { isActive } from './lifecycle.js';
import type { RunState } from './view.js';

/** How an enrichment stands, by its newest run that was confirmed. */
export interface Standing {
  status: RunState;
  runId: string;
  /** Profiles enriched now: while a run goes on, those of the output before. */
  enriched: number;
  matchRate?: number;
  change?: number;
  updatedAt?: number;
  hold?: string;
}

/** For lists: the standing of every enrichment that has ever run, by its id. Reads run rows only. */
export async function standings(reader: Reader): Promise<Map<string, Standing>> {
  const runs = await newestRuns(reader);
  const ended = await newestRuns(reader, { ended: true });
  const lastEnded = new Map(ended.map((run) => [run.enrichmentId, run]));
  return new Map(runs.map((run) => [run.enrichmentId, standingOf(run, lastEnded.get(run.enrichmentId))]));
}

function standingOf(run: StoredRun, ended: StoredRun | undefined): Standing {
  const figures = ended && parseFigures(ended);
  const base = { status: run.state as RunState, runId: run.id, enriched: figures?.buckets.enriched ?? 0 };
  const hold = isActive(run) && run.holdCode !== null ? { hold: run.holdCode } : {};
  if (!figures || !ended || ended.endedAt === null) return { ...base, ...hold };
  const answered = figures.buckets.enriched + figures.buckets.noMatch;
  return {
    ...base,
    ...hold,
    updatedAt: ended.endedAt,
    ...(answered > 0 && { matchRate: figures.buckets.enriched / answered }),
    ...(figures.previous && { change: figures.buckets.enriched - figures.previous.buckets.enriched }),
  };
}
