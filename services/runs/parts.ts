import type { Fragment } from '../../storage/consentGate.js';
import type { Documents } from '../../storage/documents.js';
import type { ConsentReceipt } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Clock, NewId } from '../clock.js';
import type { Leadspace } from '../leadspace/index.js';
import type { Log } from '../log.js';
import type { Notify } from '../subject.js';
import type { Background } from './background.js';
import type { Bell } from './bell.js';

/** Moments between two steps at which a process may die; tests end it there. */
export const CRASH_POINTS = [
  'beforeIntent',
  'intentSaved',
  'answeredAddressUnsaved',
  'polling',
  'beforeCommit',
  'beforeMerge',
  'betweenMerges',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

export interface RunSettings {
  /** Records a submission; the provider takes at most 500. */
  batchSize: number;
  /** Submissions in flight at once: also the most that a crash can leave unknown. */
  lanes: number;
  /** Records submitted and not answered yet; the provider's backlog. */
  outstanding: number;
  /** The contracted rate, for the estimate only: the client keeps to it. */
  callsPerSecond: number;
  /** Profiles that the dry run takes in one go before other work has its turn. */
  slice: number;
  /** Profiles of one transaction when the output is made. */
  mergeSize: number;
}

export const RUN_SETTINGS: RunSettings = {
  batchSize: 500,
  lanes: 4,
  outstanding: 100_000,
  callsPerSecond: 10,
  slice: 200,
  mergeSize: 30_000,
};

export interface RunsParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append'>;
  clock: Clock;
  newId: NewId;
  notify: Notify;
  log: Log;
  leadspace: Pick<Leadspace, 'submitBulk' | 'poll'>;
  /** The token in clear, for the call at hand only. @throws ServiceError when there is none that can be read */
  tokenOf(connectionId: string): Promise<string>;
  /** Whether the receipt is for the privacy text as it is now. */
  consentIsCurrent(receipt: ConsentReceipt): boolean;
  /**
   * SQL for the `customer_id`s of `among` that still fit what a segment and the guard for all segments say about consent, as of
   * `now`; parameters numbered from `first`. Of an unknown segment nobody fits.
   */
  segmentFit(segmentId: string, about: { now: number; first: number; among: string }): Promise<Fragment>;
  /** Origin of the provider's address (any, for the local stand-in: it is one place, whatever its port is today). */
  provider: { address: string; sandbox: boolean };
  settings?: Partial<RunSettings>;
  /** Called as each point is passed; does nothing outside of tests. */
  reached?(point: CrashPoint): void | Promise<void>;
}

/** What the rooms of a run share: one a process. */
export interface RunCore extends Omit<RunsParts, 'settings' | 'reached'> {
  settings: RunSettings;
  reached(point: CrashPoint): Promise<void>;
  bell: Bell;
  background: Background;
  /** Names this process in the leases of its batches. */
  owner: string;
  /** Set once, when the process ends: nothing new begins. */
  stopping: AbortSignal;
}

/** Answers are kept for the same provider only. */
export const providerOf = ({ provider }: Pick<RunsParts, 'provider'>): string =>
  provider.sandbox ? 'sandbox' : provider.address;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Fixed by the product and by the provider's contract; milliseconds. */
export const PLAN_VALID = 15 * MINUTE;
export const KEEP_ENRICHED = 90 * DAY;
export const KEEP_NO_MATCH = 7 * DAY;
export const POLL_FIRST = 2_000;
export const POLL_LONGEST = 30_000;
export const POLL_GIVE_UP = 60 * MINUTE;
/** A submission and all that it may wait for takes less. */
export const LEASE = 5 * MINUTE;
