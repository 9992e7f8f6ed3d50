import { findOutput, touchOutput } from '../../storage/enriched.js';
import { countChanges } from '../../storage/outputChanges.js';
import { countValues, outputFigures } from '../../storage/outputFigures.js';
import { changeRun, findRun, type StoredRun } from '../../storage/runs.js';
import type { Reader, Writer } from '../../storage/sql.js';
import type { EnrichmentOverview, ValueCount } from '../results/overviewView.js';
import { noBuckets } from './planNumbers.js';
import { type Buckets, CONFIDENCES, type RunView } from './view.js';

const MOST_VALUES = 50;

/** What an ended run shows; stored, so that no view ever counts. Runs of earlier versions have counted less. */
export interface Figures
  extends Pick<RunView, 'confidence' | 'coverage' | 'previous'>,
    Pick<EnrichmentOverview, 'industries' | 'countries' | 'sizes' | 'changed'> {
  buckets: Buckets;
  askable: number;
}

type CountedRun = Pick<StoredRun, 'id' | 'enrichmentId' | 'provider'>;

/** Counts the output of a run, which readers may not see yet. */
export async function figuresOf(reader: Reader, run: CountedRun): Promise<Figures> {
  const { buckets, confidence, coverage, askable } = await outputFigures(reader, run.id);
  return {
    buckets: { ...noBuckets(), ...buckets },
    confidence: [...confidence].sort((a, b) => rank(a.level) - rank(b.level)),
    coverage: coverage.filter(({ field }) => field !== 'confidence'),
    askable,
    industries: await countValues(reader, run.id, 'industry', MOST_VALUES),
    countries: await countValues(reader, run.id, 'country', MOST_VALUES),
    sizes: bySize(await countValues(reader, run.id, 'employeeRange', MOST_VALUES)),
    ...(await comparedWithBefore(reader, run)),
  };
}

async function comparedWithBefore(reader: Reader, run: CountedRun): Promise<Pick<Figures, 'previous' | 'changed'>> {
  const before = await findOutput(reader, run.enrichmentId);
  const earlier = before && before.runId !== run.id ? await findRun(reader, before.runId) : undefined;
  if (!earlier || earlier.endedAt === null) return {};
  const figures = parseFigures(earlier);
  // Profiles are compared with answers of the same provider only.
  const isSame = earlier.provider === run.provider;
  return {
    ...(figures && { previous: { buckets: figures.buckets, endedAt: earlier.endedAt } }),
    ...(isSame && { changed: await countChanges(reader, run.id) }),
  };
}

/** Enriched over all that were answered, 0..1; undefined where nobody was. */
export function matchRateOf({ enriched, noMatch }: Buckets): number | undefined {
  return enriched + noMatch > 0 ? enriched / (enriched + noMatch) : undefined;
}

/** By the smallest number in each range, whatever the provider calls it; what has none comes last. */
function bySize(ranges: readonly ValueCount[]): ValueCount[] {
  return [...ranges].sort((a, b) => smallest(a.value) - smallest(b.value) || (a.value < b.value ? -1 : 1));
}

const TIMES: Record<string, number> = { k: 1_000, m: 1_000_000 };

/** The separators of thousands are left out. */
function smallest(range: string): number {
  const numbers = range.replace(/(\d)[.,\s](?=\d{3}(?!\d))/g, '$1').matchAll(/(\d+(?:\.\d+)?)\s*([km]?)/gi);
  const sizes = [...numbers].map(([, number, unit]) => Number(number) * (TIMES[unit!.toLowerCase()] ?? 1));
  return Math.min(Number.MAX_SAFE_INTEGER, ...sizes);
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
  const { previous, changed } = parseFigures(run) ?? {};
  const figures: Figures = {
    ...(await figuresOf(tx, run)),
    ...(previous && { previous }),
    // Not of a run that was compared with nothing: what has changed in place since is not all that the run has changed.
    ...(changed !== undefined && { changed: await countChanges(tx, run.id) }),
  };
  await changeRun(tx, run.id, { figures: JSON.stringify(figures) });
  await touchOutput(tx, enrichmentId, now);
}

export function parseFigures(run: Pick<StoredRun, 'figures'>): Figures | undefined {
  return run.figures === null ? undefined : (JSON.parse(run.figures) as Figures);
}
