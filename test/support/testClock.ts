import type { Clock } from '../../services/clock.js';

export interface TestClock extends Clock {
  /** Moves the time on and wakes who waited for it, in order. */
  advance(ms: number): Promise<void>;
  /** Moves on from one sleeper to the next until nobody waits. */
  settle(): Promise<void>;
  /** The clock is set, forwards or back: who sleeps goes on sleeping as long as he meant to. */
  jump(ms: number): void;
  /** Resolves when so many sleep. */
  asleep(count: number): Promise<void>;
  /** When the next sleeper wakes; undefined: nobody sleeps. */
  nextWake(): number | undefined;
}

/** Time that stands still until a test moves it. */
export function testClock(startsAt = Date.parse('2026-11-22T09:00:00Z')): TestClock {
  let now = startsAt;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const watchers = new Set<{ count: number; tell: () => void }>();

  async function moveTo(until: number): Promise<void> {
    for (;;) {
      const next = [...sleepers].filter((sleeper) => sleeper.until <= until).sort((a, b) => a.until - b.until)[0];
      if (!next) break;
      now = Math.max(now, next.until);
      next.wake();
      await breathe();
    }
    now = Math.max(now, until);
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted) return resolve();
        const sleeper = { until: now + ms, wake: () => end() };
        const end = () => {
          sleepers.delete(sleeper);
          resolve();
        };
        signal?.addEventListener('abort', end, { once: true });
        sleepers.add(sleeper);
        for (const watcher of [...watchers]) if (sleepers.size >= watcher.count) watcher.tell();
      }),
    async advance(ms) {
      await breathe();
      await moveTo(now + ms);
    },
    async settle() {
      await breathe();
      while (sleepers.size > 0) await moveTo(Math.min(...[...sleepers].map(({ until }) => until)));
    },
    jump(ms) {
      now += ms;
      for (const sleeper of sleepers) sleeper.until += ms;
    },
    asleep: (count) =>
      new Promise((resolve) => {
        if (sleepers.size >= count) return resolve();
        const watcher = {
          count,
          tell: () => {
            watchers.delete(watcher);
            resolve();
          },
        };
        watchers.add(watcher);
      }),
    nextWake: () => (sleepers.size > 0 ? Math.min(...[...sleepers].map(({ until }) => until)) : undefined),
  };
}

/** Lets everything run that waits for nothing but its turn. */
const breathe = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
