import { newestRefresh, openRefreshes } from '../storage/refreshes.js';
import { listAllSources } from '../storage/sources.js';
import type { Writer } from '../storage/sql.js';
import type { Caller } from './caller.js';
import { ServiceError } from './errors.js';
import { byPerson, enter, enterCancel, enterRetry } from './refresh/asking.js';
import { choicesOf, refuseUnknown } from './refresh/choices.js';
import { createEngine } from './refresh/engine.js';
import type { RefreshParts } from './refresh/parts.js';
import { viewOf } from './refresh/show.js';
import type { RefreshChoice, RefreshTarget, RefreshView, StartedBy } from './refresh/view.js';

export type * from './refresh/view.js';
export type { RefreshParts };

/** Refreshes: data sources, unification, segments, measures, enrichments scheduled with it, exports marked for it; one at a time. */
export interface Refreshes {
  /**
   * Starts a refresh in the background, told as `refresh:<id>`. `joined`: one that is queued, or is going on and has not yet begun
   * with anything that was asked for, does it all; else it is queued behind the one that is going on (`ahead`).
   * Enrichments are refreshed for administrators and schedules only.
   * @throws `notFound`, `fileNotFound` {file} of a source without a file, `segmentInactive` {name}, `noProfiles` when there is nothing to refresh
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

/** The refreshes of this house. Nothing begins, and nothing that a restart has interrupted goes on, before `work.start`. */
export function createRefreshes(parts: RefreshParts): { refreshes: Refreshes; work: RefreshWork } {
  const { sql, access, documents, notify } = parts;
  const engine = createEngine(parts);

  /** What was entered can begin; whoever pressed sees it as it is then. */
  async function entered(work: (tx: Writer) => Promise<{ id: string; joined: boolean }>) {
    const { id, joined } = await sql.write(work);
    notify(`refresh:${id}`);
    engine.wake();
    return { refresh: await viewOf(parts, id), joined };
  }

  const refreshes: Refreshes = {
    async start(caller, target) {
      await access.require(caller, 'contributor');
      await refuseUnknown(parts, target);
      const order = { target, startedBy: byPerson(caller), caller };
      return entered((tx) => enter(parts, tx, order, new ServiceError('noProfiles')));
    },
    async cancel(caller, id) {
      await access.require(caller, 'contributor');
      if (await sql.write((tx) => enterCancel(parts, tx, caller, id))) {
        engine.cancel(id);
        for (const { id: open } of await openRefreshes(sql)) if (open !== id) notify(`refresh:${open}`);
        notify(`refresh:${id}`);
      }
      return viewOf(parts, id);
    },
    async retry(caller, id) {
      await access.require(caller, 'contributor');
      const done = await entered((tx) => enterRetry(parts, tx, caller, id));
      notify(`refresh:${id}`);
      return done;
    },
    progress: (id) => viewOf(parts, id),
    async newest(caller) {
      await access.require(caller, 'viewer');
      const stored = await newestRefresh(sql);
      return stored && viewOf(parts, stored.id);
    },
    async choices(caller) {
      await access.require(caller, 'contributor');
      return choicesOf(await listAllSources(sql), documents.read().segments);
    },
  };
  const work: RefreshWork = {
    request: async (tx, order) => (await enter(parts, tx, order)).id,
    wake: engine.wake,
    start: async () => engine.start(),
    stop: engine.stop,
  };
  return { refreshes, work };
}
