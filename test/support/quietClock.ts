import type { Clock } from '../../services/clock.js';

/** A clock for work with real files and connections: it stands still while any of it goes on, and moves when everybody sleeps. */
export interface QuietClock extends Clock {
  /** Time stands still meanwhile. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Within such work: time goes on, as it does where the other end takes long to answer. */
  asleep(ms: number): Promise<void>;
  /** Goes from one sleeper to the next until `until` holds; looked at whenever everybody sleeps. */
  run(until: () => boolean, what: string): Promise<void>;
}

interface Sleeper {
  until: number;
  wake(): void;
}

const MOST_STEPS = 1_000_000;

export function createQuietClock(startsAt = Date.parse('2026-11-22T09:00:00Z')): QuietClock {
  const sleepers = new Set<Sleeper>();
  const watchers: (() => void)[] = [];
  let now = startsAt;
  let working = 0;

  function end(): void {
    working -= 1;
    if (working === 0) for (const watch of watchers.splice(0)) watch();
  }

  async function during<T>(work: () => Promise<T>): Promise<T> {
    working += 1;
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Until nothing goes on, and what went on has begun nothing else. */
  async function stillness(): Promise<void> {
    do {
      while (working > 0) await new Promise<void>((resolve) => void watchers.push(resolve));
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
    } while (working > 0);
  }

  /** The first of those that sleep shortest: the order is the same in every run. */
  function next(): Sleeper {
    let first: Sleeper | undefined;
    for (const sleeper of sleepers) if (!first || sleeper.until < first.until) first = sleeper;
    if (!first) throw new Error('Nobody sleeps: nothing will ever happen');
    return first;
  }

  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (ms <= 0 || signal?.aborted) return resolve();
      const wake = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { until: now + ms, wake };
      signal?.addEventListener('abort', wake, { once: true });
      sleepers.add(sleeper);
    });

  return {
    now: () => now,
    sleep,
    during,
    async asleep(ms) {
      const sleeping = sleep(ms);
      end();
      await sleeping;
      working += 1;
    },
    async run(until, what) {
      await stillness();
      for (let step = 0; !until(); step++) {
        if (step > MOST_STEPS) throw new Error(`Waited in vain for ${what}`);
        const sleeper = next();
        now = Math.max(now, sleeper.until);
        sleeper.wake();
        await stillness();
      }
    },
  };
}
