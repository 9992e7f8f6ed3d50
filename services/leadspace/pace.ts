import type { Clock } from '../clock.js';

/** Lets at most `perSecond` calls start in any second: even spacing, so that no window of the provider's sees more. */
export function createPace(clock: Clock, perSecond: number): () => Promise<void> {
  const interval = 1000 / perSecond;
  let next = 0;
  return async () => {
    const now = clock.now();
    // A clock that was set back must not stop the calls until it has caught up.
    const start = Math.max(now, Math.min(next, now + MOST_WAITING * interval));
    next = start + interval;
    if (start > now) await clock.sleep(start - now);
  };
}

/** More callers than this never wait at once: their number is bounded by the requests in flight. */
const MOST_WAITING = 100;

/** Lets at most `most` of the works run at once; the others wait in order. */
export function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
