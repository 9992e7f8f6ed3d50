import { recordsEndedSince } from '../../storage/batches.js';
import { listRuns, type StoredRun } from '../../storage/runs.js';
import type { Reader } from '../../storage/sql.js';
import { POLL_FIRST, type RunSettings } from './parts.js';

/** Milliseconds that a run of so many records may take: by the last runs of the enrichment, else by the contracted rate. */
export async function estimate(
  reader: Reader,
  enrichmentId: string,
  records: number,
  settings: Pick<RunSettings, 'batchSize' | 'callsPerSecond'>,
): Promise<number> {
  if (records === 0) return 0;
  const requests = Math.ceil(records / settings.batchSize);
  const earlier = (await listRuns(reader, enrichmentId, 5)).map(msPerRequest).filter((ms) => ms !== undefined);
  // Each request is asked about at least once.
  const contracted = (2 * 1_000) / settings.callsPerSecond;
  const each = earlier.length > 0 ? earlier.reduce((sum, ms) => sum + ms, 0) / earlier.length : contracted;
  return Math.max(POLL_FIRST, Math.round(requests * each));

  function msPerRequest(run: StoredRun): number | undefined {
    if (run.state !== 'Successful' || run.startedAt === null || run.endedAt === null || run.total === 0)
      return undefined;
    return (run.endedAt - run.startedAt) / Math.ceil(run.total / settings.batchSize);
  }
}

const WINDOW = 60_000;

/** Records a second over the last minute, and milliseconds left at that rate. */
export async function paceOf(
  reader: Reader,
  run: Pick<StoredRun, 'id' | 'startedAt' | 'total' | 'done'>,
  now: number,
): Promise<{ rate?: number; leftMs?: number }> {
  if (run.startedAt === null) return {};
  const records = await recordsEndedSince(reader, run.id, now - WINDOW);
  const seconds = Math.min(WINDOW, now - run.startedAt) / 1_000;
  if (records === 0 || seconds <= 0) return {};
  const rate = records / seconds;
  return { rate, leftMs: Math.round(((run.total - run.done) / rate) * 1_000) };
}

/** Between 85 and 115 % of `ms`, evenly over ever more numbers: so that many do not ask at the same moment. */
export const spread = (ms: number, no: number): number => Math.round(ms * (0.85 + 0.3 * ((no * 0.618_034) % 1)));
