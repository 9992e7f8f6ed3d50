import type { ConsentOption } from '../../storage/consentLedger.js';
import type { PlanCount } from '../../storage/plans.js';
import type { Definition } from './definition.js';
import type { Buckets, RunPlan, SkipReason, WithholdReason } from './view.js';

export const noBuckets = (): Buckets => ({ enriched: 0, noMatch: 0, skipped: 0, withheld: 0, unknown: 0, notSent: 0 });

export const noPlan = (columns: string[]): RunPlan => ({
  profiles: 0,
  willSend: 0,
  duplicates: 0,
  kept: 0,
  skipped: [],
  withheld: [],
  unknown: 0,
  oddNames: 0,
  requests: 0,
  estimatedMs: 0,
  columns,
});

/** The numbers of a dry run; they add up to the data set. */
export function planOf(
  counts: readonly PlanCount[],
  known: {
    willSend: number;
    estimatedMs: number;
    batchSize: number;
    definition: Definition;
    option?: ConsentOption | undefined;
  },
): RunPlan {
  const { willSend, estimatedMs, batchSize, definition, option } = known;
  const of = (disposition: PlanCount['disposition']) => counts.filter((one) => one.disposition === disposition);
  const sum = (some: readonly PlanCount[]) => some.reduce((total, { profiles }) => total + profiles, 0);
  const reasons = <R extends string>(some: readonly PlanCount[]) =>
    some.map(({ reason, profiles }) => ({ reason: reason as R, count: profiles }));
  return {
    profiles: sum(counts),
    willSend,
    duplicates: sum(of('send')) - willSend,
    kept: sum(of('kept')),
    skipped: reasons<SkipReason>(of('skipped')),
    withheld: reasons<WithholdReason>(of('withheld')),
    unknown: sum(of('unknown')),
    oddNames: of('send').reduce((total, { odd }) => total + odd, 0),
    requests: Math.ceil(willSend / batchSize),
    estimatedMs,
    columns: columnsOf(definition),
    gate: { dataSet: definition.enrichment.dataSet, ...(option && { option: { key: option.key, name: option.name } }) },
  };
}

export function columnsOf({ enrichment: { mapping } }: Definition): string[] {
  return [mapping.name, mapping.website, mapping.location].filter((field) => field !== undefined);
}

/** Buckets of the profiles that a run does not send. */
export function settledOf(counts: readonly PlanCount[]): Buckets {
  const buckets = noBuckets();
  for (const { disposition, reason, profiles } of counts) {
    if (disposition === 'send') continue;
    // The reason of a kept profile is the bucket that it keeps.
    const bucket = disposition === 'kept' ? (reason as keyof Buckets) : disposition;
    buckets[bucket] += profiles;
  }
  return buckets;
}
