import type { WithholdReason } from '../../storage/consentGate.js';
import type { ConsentOption } from '../../storage/consentLedger.js';
import type { ErrorCode } from '../errors.js';

/** The words of the source pages; `Planned` is a dry run that nobody has confirmed. */
export type RunState = 'Not started' | 'Planned' | 'Queued' | 'Refreshing' | 'Successful' | 'Failed' | 'Canceled';

/** After a run every profile of the data set is in exactly one bucket. */
export interface Buckets {
  enriched: number;
  noMatch: number;
  /** No company name, or refused by the provider as invalid. */
  skipped: number;
  withheld: number;
  /** The submission was cut off, or the answer is missing: maybe paid, never sent again by itself. */
  unknown: number;
  /** Only after Canceled or Failed. */
  notSent: number;
}

export type SkipReason = 'noName' | 'nameTooLong' | 'invalid' | 'leftOut';
/** `leftSegment`: does not fit any more what the segment says about consent. */
export type { WithholdReason };

/** The numbers of a dry run. Nothing has left yet. */
export interface RunPlan {
  /** Profiles in the data set: willSend + kept + withheld + skipped + unknown + duplicates. */
  profiles: number;
  /** Records that would be submitted. */
  willSend: number;
  /** Profiles whose record is submitted once with another's. */
  duplicates: number;
  /** Answered before and unchanged: they keep their bucket. */
  kept: number;
  skipped: { reason: SkipReason; count: number }[];
  withheld: { reason: WithholdReason; count: number }[];
  /** Of a run before, not settled: not sent. */
  unknown: number;
  /** Names such as "null" or "n/a": sent, and pointed out. */
  oddNames: number;
  requests: number;
  /** Milliseconds, from the contracted rate and earlier runs. */
  estimatedMs: number;
  /** Columns that leave. */
  columns: string[];
  /** Whose consent is asked for; a run goes on only while this is so. Absent in runs of earlier versions. */
  gate?: { dataSet: string; option?: Pick<ConsentOption, 'key' | 'name'> };
}

/** Why a run that is Refreshing does not go on at the moment. */
export interface Hold {
  /** `tokenRefused`, `creditsOrProgram`: until somebody acts. The others: by itself, at `until` at the latest; `consentUnchecked`: nobody's consent could be looked up. */
  code: Extract<
    ErrorCode,
    | 'tokenRefused'
    | 'creditsOrProgram'
    | 'providerBusy'
    | 'providerUnreachable'
    | 'providerAnswerUnknown'
    | 'consentUnchecked'
  >;
  since: number;
  until?: number;
}

export const CONFIDENCES = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW'] as const;

export interface FieldCoverage {
  /** A name of `ENRICHED_FIELDS`. */
  field: string;
  count: number;
}

/** All that a run's card shows, always read from storage. */
export interface RunView {
  id: string;
  enrichment: { id: string; name: string };
  connection: { name: string; sandbox: boolean };
  /** `changed`: kept profiles are not sent; `all`: Run all again; `unknown`: only those whose outcome is unknown. */
  mode: 'changed' | 'all' | 'unknown';
  state: RunState;
  cancelRequested: boolean;
  requestedBy: string;
  requestedAt: number;
  startedAt?: number;
  endedAt?: number;
  plan: RunPlan;
  /** Planned only: after this the numbers are counted again. */
  validUntil?: number;
  /** True while the dry run is still counting. */
  counting: boolean;
  /** True for a dry run whose first numbers no longer held: these were counted again, and nothing was sent meanwhile. */
  recounted?: boolean;
  /** Records answered or given up, of `plan.willSend`. Never goes back. */
  done: number;
  /** Records submitted to the provider and accepted for processing. */
  submitted: number;
  /** Records a second over the last minute, and milliseconds left; absent while unknown. */
  rate?: number;
  leftMs?: number;
  hold?: Hold;
  failure?: { code: ErrorCode; params: Record<string, string | number> };
  buckets: Buckets;
  /** Of the profiles in the data set before this run, for "change against the previous run". */
  previous?: { buckets: Buckets; endedAt: number };
  /** Enriched over all that were answered, 0..1. */
  matchRate?: number;
  confidence: { level: string; count: number }[];
  coverage: FieldCoverage[];
  /** Unknown outcomes that wait for the administrator, and how many of them can be asked for again without paying. */
  unsettled: number;
  askable: number;
}
