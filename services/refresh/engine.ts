import { openRefreshes } from '../../storage/refreshes.js';
import { errorName } from '../errorName.js';
import type { RefreshParts } from './parts.js';
import { carryOut } from './work.js';

/** The refreshes of this process, one at a time, in the order in which they were asked for. */
export interface Engine {
  start(): void;
  /** There may be one to begin. */
  wake(): void;
  /** The one that is going on, if it is this one, was told to end. */
  cancel(id: string): void;
  /** Resolves when nothing is going on any more; the next process goes on from what is stored. */
  stop(): Promise<void>;
}

/** Milliseconds until storage that did not answer, say for a full disk, is asked again. */
const AFTER_FAULT = 5_000;

export function createEngine(parts: RefreshParts): Engine {
  const ending = new AbortController();
  const stopping = ending.signal;
  let started = false;
  let isWoken = false;
  let going: { id: string; canceling: AbortController } | undefined;
  let working: Promise<void> | undefined;

  async function carryOutAll(): Promise<void> {
    for (let [next] = await openRefreshes(parts.sql); next; [next] = await openRefreshes(parts.sql)) {
      if (stopping.aborted) return;
      // Known before it is looked at again, so that whoever cancels it from now on is heard.
      going = { id: next.id, canceling: new AbortController() };
      await carryOut(parts, next.id, { canceling: going.canceling, stopping });
    }
  }

  async function work(): Promise<void> {
    while (isWoken && !stopping.aborted) {
      isWoken = false;
      try {
        await carryOutAll();
      } catch (error) {
        isWoken = true;
        parts.log.error({ error: errorName(error) }, 'refreshes wait: storage does not answer');
        await parts.clock.sleep(AFTER_FAULT, stopping);
      }
    }
  }

  function wake(): void {
    isWoken = true;
    if (!started || working || stopping.aborted) return;
    working = work().finally(() => {
      going = undefined;
      working = undefined;
      if (isWoken) wake();
    });
  }

  return {
    wake,
    start() {
      started = true;
      wake();
    },
    cancel(id) {
      if (going?.id === id) going.canceling.abort();
    },
    async stop() {
      ending.abort();
      await working;
    },
  };
}
