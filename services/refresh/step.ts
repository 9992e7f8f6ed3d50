import type { Writer } from '../../storage/sql.js';
import { type ErrorCode, ServiceError } from '../errors.js';
import type { RefreshParts } from './parts.js';
import type { Node, Refresh } from './stored.js';
import type { CountName, Failure, SkipCause } from './view.js';

/** A node that is being refreshed. */
export interface Step {
  refresh(): Refresh;
  /** As it is stored now. */
  node(): Node;
  /** Stores it at once: what a restart goes on from. */
  keep(change: Partial<Node>): Promise<void>;
  /** It was begun by an earlier process. */
  resumed: boolean;
  /** Its numbers are others now, without being stored. */
  moved(): void;
  /** The refresh is canceled, or the process ends. */
  signal: AbortSignal;
  /** The process ends: nothing more is stored, the next one goes on from what is. */
  stopping: AbortSignal;
}

type Counts = Partial<Record<CountName, number>>;

/** How a node ended. `gone`: what was to be refreshed is no longer there. */
export interface StepEnd {
  state: 'Successful' | 'Failed' | 'Skipped' | 'Canceled' | 'gone';
  counts?: Counts;
  failure?: Failure;
  /** It has failed, and may be well by itself. */
  passes?: boolean;
  skipped?: SkipCause;
  /** In the transaction of the end. */
  also?(tx: Writer): Promise<void>;
  /** After it; when this fails, nothing is lost by it. */
  afterwards?(): Promise<unknown>;
}

/** Undefined: the signal came before anything was begun, or the process ends. */
export type Work = (parts: RefreshParts, step: Step) => Promise<StepEnd | undefined>;

export const CANCELED: StepEnd = { state: 'Canceled' };

/** A file that is just being written, somebody else who is at it, a fault. */
const MAY_PASS: ReadonlySet<ErrorCode> = new Set([
  'fileNotFound',
  'fileEmpty',
  'importFailed',
  'importRunning',
  'runActive',
  'refreshFailed',
]);

export const failed = ({ code, params }: Failure, counts?: Counts): StepEnd => ({
  state: 'Failed',
  failure: { code, params: { ...params } },
  passes: MAY_PASS.has(code),
  ...(counts && { counts }),
});

/** A fault of a step; the reference is in the log. */
export const fault = (reference: string): StepEnd => failed({ code: 'refreshFailed', params: { reference } });

const GONE: ReadonlySet<ErrorCode> = new Set(['notFound', 'segmentInactive', 'enrichmentInactive']);

/** What an error of a service means for the step. */
export function endBy({ code, params }: ServiceError): StepEnd {
  return GONE.has(code) ? { state: 'gone' } : failed({ code, params });
}

/** Runs `work`; undefined where it refuses with one of these codes. Everything else is thrown on. */
export async function unless<T>(codes: readonly ErrorCode[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceError && codes.includes(error.code)) return undefined;
    throw error;
  }
}
