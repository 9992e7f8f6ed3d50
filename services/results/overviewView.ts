import type { Buckets, FieldCoverage, RunState } from '../runs/view.js';

export interface ValueCount {
  /** Empty: profiles without a value. */
  value: string;
  count: number;
}

/** What the newest run has found, as it was counted when that run ended. */
export interface EnrichmentOverview {
  enrichment: { id: string; name: string; sandbox: boolean };
  /** Absent while no run has ended. */
  run?: { id: string; state: RunState; endedAt: number };
  profiles: number;
  buckets: Buckets;
  /** Enriched over all that were answered, 0..1; absent where nobody was. */
  matchRate?: number;
  confidence: { level: string; count: number }[];
  coverage: FieldCoverage[];
  /** Of enriched profiles, the most frequent first; absent for runs of earlier versions, which did not count them. */
  industries?: ValueCount[];
  countries?: ValueCount[];
  /** By size, the smallest first. */
  sizes?: ValueCount[];
  /** Profiles that the run has changed; absent for the first run. */
  changed?: number;
  /** Of runs that have ended, oldest first, 30 at most. */
  trend: TrendPoint[];
}

export interface TrendPoint {
  runId: string;
  endedAt: number;
  profiles: number;
  enriched: number;
  matchRate?: number;
}
