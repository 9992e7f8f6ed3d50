import { findRun } from '../../storage/runs.js';
import { runTrend } from '../../storage/runTrend.js';
import type { Reader } from '../../storage/sql.js';
import { type Figures, matchRateOf, parseFigures } from '../runs/figures.js';
import { noBuckets } from '../runs/planNumbers.js';
import type { Buckets, RunState } from '../runs/view.js';
import type { EnrichmentOverview, TrendPoint } from './overviewView.js';
import type { NamedOutput } from './parts.js';

const MOST_POINTS = 30;

/** What the run has found whose output readers see. Nothing is counted: everything was stored when runs ended. */
export async function overviewOf(sql: Reader, { enrichment, output }: NamedOutput): Promise<EnrichmentOverview> {
  const run = output && (await findRun(sql, output.runId));
  const figures = (run && parseFigures(run)) ?? NOTHING;
  const { askable: _askable, previous: _previous, ...shown } = figures;
  return {
    enrichment,
    ...(run && run.endedAt !== null && { run: { id: run.id, state: run.state as RunState, endedAt: run.endedAt } }),
    profiles: output?.profiles ?? 0,
    ...shown,
    ...matchRate(figures.buckets),
    trend: (await runTrend(sql, enrichment.id, MOST_POINTS)).map(pointOf).reverse(),
  };
}

const NOTHING: Figures = { buckets: noBuckets(), confidence: [], coverage: [], askable: 0 };

function pointOf({ id, endedAt, figures }: { id: string; endedAt: number; figures: string }): TrendPoint {
  const { buckets } = parseFigures({ figures })!;
  const profiles = Object.values(buckets).reduce((sum, count) => sum + count, 0);
  return { runId: id, endedAt, profiles, enriched: buckets.enriched, ...matchRate(buckets) };
}

function matchRate(buckets: Buckets): { matchRate?: number } {
  const rate = matchRateOf(buckets);
  return rate === undefined ? {} : { matchRate: rate };
}
