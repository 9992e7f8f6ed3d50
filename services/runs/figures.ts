import { findOutput, outputFigures, touchOutput } from '../../storage/enriched.js';
import { changeRun, findRun, type StoredRun } from '../../storage/runs.js';
import type { Reader, Writer } from '../../storage/sql.js';
import { noBuckets } from './planNumbers.js';
import { type Buckets, CONFIDENCES, type RunView } from './view.js';

/** What an ended run shows; stored, so that no view ever counts. */
export interface Figures extends Pick<RunView, 'confidence' | 'coverage' | 'previous'> {
  buckets: Buckets;
  askable: number;
}

/** Counts the output of a run, which readers may not see yet. */
export async function figuresOf(reader: Reader, run: Pick<StoredRun, 'id' | 'enrichmentId'>): Promise<Figures> {
  const { buckets, confidence, coverage, askable } = await outputFigures(reader, run.id);
  const before = await findOutput(reader, run.enrichmentId);
  const earlier = before && before.runId !== run.id ? await findRun(reader, before.runId) : undefined;
  const previous = earlier && earlier.endedAt !== null && parseFigures(earlier);
  return {
    buckets: { ...noBuckets(), ...buckets },
    confidence: [...confidence].sort((a, b) => rank(a.level) - rank(b.level)),
    coverage: coverage.filter(({ field }) => field !== 'confidence'),
    askable,
    ...(previous && { previous: { buckets: previous.buckets, endedAt: earlier.endedAt! } }),
  };
}

/** The provider's own names of levels come after those that are documented. */
function rank(level: string): number {
  const at = (CONFIDENCES as readonly string[]).indexOf(level);
  return at < 0 ? CONFIDENCES.length : at;
}

/** Counts again after rows of the output that readers see have changed in place. */
export async function refreshFigures(tx: Writer, enrichmentId: string, now: number): Promise<void> {
  const output = await findOutput(tx, enrichmentId);
  const run = output && (await findRun(tx, output.runId));
  if (!run) return;
  const previous = parseFigures(run)?.previous;
  const figures = { ...(await figuresOf(tx, run)), ...(previous && { previous }) };
  await changeRun(tx, run.id, { figures: JSON.stringify(figures) });
  await touchOutput(tx, enrichmentId, now);
}

export function parseFigures(run: Pick<StoredRun, 'figures'>): Figures | undefined {
  return run.figures === null ? undefined : (JSON.parse(run.figures) as Figures);
}
