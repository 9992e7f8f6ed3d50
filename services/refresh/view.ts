import type { ErrorCode } from '../errors.js';

/** In the order of a refresh. */
export const NODE_KINDS = ['source', 'unify', 'segment', 'measure', 'enrichment', 'export'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * What a refresh is asked for. `only`: without what depends on it; `retry`: what failed in an earlier refresh, and what was skipped
 * because of it. A single enrichment is asked for by its schedule alone; people have **Run**.
 */
export type RefreshTarget =
  | { kind: 'all' }
  | { kind: 'source' | 'segment' | 'enrichment'; id: string; only: boolean }
  | { kind: 'retry'; refresh: string };

export type RefreshState = 'Queued' | 'Refreshing' | 'Successful' | 'Failed' | 'Canceled';
export type NodeState = 'Not started' | RefreshState | 'Skipped';

/** Only those that the kind of node has. Counts are of this refresh; `granted`, `denied`, `unset` are people and options whose consent has become that. */
export type CountName =
  // source of profiles
  | 'read'
  | 'rejected'
  | 'added'
  | 'changed'
  | 'gone' // of a segment too: members that left
  // source of consent data
  | 'granted'
  | 'denied'
  | 'unset'
  // unify
  | 'profiles'
  | 'matched'
  | 'unmatched'
  // unify, of several sources: CustomerIds that differ from those before
  | 'newProfiles'
  | 'goneProfiles'
  | 'merged'
  | 'split'
  // segment (`added`, `gone` too)
  | 'members'
  | 'withdrawn' // of those that left: because of their consent
  // measure
  | 'counted' // profiles that the figure rests on
  // enrichment
  | 'sent'
  | 'enriched'
  | 'noMatch'
  | 'withheld'
  // export
  | 'exported'
  | 'removed';

export interface Failure {
  code: ErrorCode;
  params: Record<string, string | number>;
}

/** Why a node was not refreshed although nothing went wrong with it. */
export type SkipCause =
  | { because: 'ancestorFailed' | 'ancestorCanceled'; ancestor: { kind: NodeKind; name: string } }
  /** More would be sent than was confirmed with the schedule: somebody is asked. */
  | { because: 'confirmation'; records: number; most: number }
  /** Who has confirmed the schedule is no administrator any more; or who asked for this refresh is none. */
  | { because: 'notAdministrator' }
  /** Nothing has changed: there was nobody to send. */
  | { because: 'nothingToSend' };

export interface RefreshNode {
  /** `<kind>:<id>`; of unification `unify`. */
  key: string;
  kind: NodeKind;
  id: string;
  /** Empty for unification: the locale has its name. */
  name: string;
  /** Keys of nodes of this refresh that have to be Successful first. */
  after: string[];
  state: NodeState;
  startedAt?: number;
  endedAt?: number;
  /** How often it was begun; a failure that may pass is tried again by itself. */
  tries: number;
  /** Refreshing, but failed and waiting for the next try: epoch milliseconds. */
  againAt?: number;
  /** Its import, unification, segment refresh, count, run or export. */
  job?: string;
  counts: Partial<Record<CountName, number>>;
  failure?: Failure;
  skipped?: SkipCause;
}

export type StartedBy = { by: 'person'; name: string } | { by: 'schedule'; schedule: string; slot: number };

/** All that the card of a refresh shows, always read from storage. */
export interface RefreshView {
  id: string;
  target: RefreshTarget;
  state: RefreshState;
  startedBy: StartedBy;
  requestedAt: number;
  startedAt?: number;
  endedAt?: number;
  cancelRequested: boolean;
  /** In an order in which nothing comes before what it depends on. */
  nodes: RefreshNode[];
  /** Queued only: so many refreshes go before it. */
  ahead: number;
  /** Sources that were attached in the chat: there is no file to read again. */
  attached: number;
  /** The refresh that repeats what failed in this one, where there is one. */
  retriedBy?: string;
}

/** What can be refreshed by itself. */
export interface RefreshChoice {
  kind: 'source' | 'segment';
  id: string;
  name: string;
}
