import type { Writer } from '../storage/sql.js';
import type { Caller } from './caller.js';
import type { RefreshParts } from './refresh/parts.js';
import type { RefreshChoice, RefreshTarget, RefreshView, StartedBy } from './refresh/view.js';

export type * from './refresh/view.js';
export type { RefreshParts };

/** Refreshes: data sources, unification, segments, enrichments scheduled with it, exports marked for it; one at a time. */
export interface Refreshes {
  /**
   * Starts a refresh in the background, told as `refresh:<id>`. `joined`: one that is queued, or is going on and has not yet begun
   * with anything that was asked for, does it all; else it is queued behind the one that is going on (`ahead`).
   * Enrichments are refreshed for administrators and schedules only. @throws `notFound`, `noProfiles` when there is nothing to refresh
   */
  start(caller: Caller, target: RefreshTarget): Promise<{ refresh: RefreshView; joined: boolean }>;
  /** What is going on ends or is dropped, what was complete stays; a run still collects what was submitted. Safe to repeat. @throws `notFound` */
  cancel(caller: Caller, id: string): Promise<RefreshView>;
  /** What failed, and what was skipped because of it, once: a second press finds the first one's refresh. @throws `notFound`, `nothingToRetry` */
  retry(caller: Caller, id: string): Promise<{ refresh: RefreshView; joined: boolean }>;
  /** For cards that draw themselves; no role is checked. @throws `notFound` */
  progress(id: string): Promise<RefreshView>;
  /** The newest one. */
  newest(caller: Caller): Promise<RefreshView | undefined>;
  /** Sources with a file, then active segments, each by name. */
  choices(caller: Caller): Promise<RefreshChoice[]>;
}

/** What goes on behind the conversation, and what schedules call. */
export interface RefreshWork {
  /**
   * Enters a refresh in the transaction at hand (or finds the one that does it all); `wake` begins it after the commit.
   * Resolves to its id.
   */
  request(tx: Writer, order: { target: RefreshTarget; startedBy: StartedBy; caller: Caller }): Promise<string>;
  wake(): void;
  /** Takes up what a restart has interrupted: nothing complete is done again, nothing paid is sent again. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Refreshes of this house. Nothing is begun before `work.start`. */
export function createRefreshes(_parts: RefreshParts): { refreshes: Refreshes; work: RefreshWork } {
  const later = async () => {
    throw new Error('Refreshes are being built');
  };
  return {
    refreshes: {
      ...{ start: later, cancel: later, retry: later, progress: later },
      newest: async () => undefined,
      choices: async () => [],
    },
    work: { request: later, wake() {}, async start() {}, async stop() {} },
  };
}
