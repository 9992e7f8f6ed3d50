import type { Clock } from '../../services/clock.js';

export interface TestClock extends Clock {
  /** Moves the time on and wakes who waited for it, in order. */
  advance(ms: number): Promise<void>;
  /** Moves on from one sleeper to the next until nobody waits. */
  settle(): Promise<void>;
}

/** Time that stands still until a test moves it. */
export function testClock(startsAt = Date.parse('2026-11-22T09:00:00Z')): TestClock {
  let now = startsAt;
  const sleepers = new Set<{ until: number; wake: () => void }>();

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
      }),
    async advance(ms) {
      await breathe();
      await moveTo(now + ms);
    },
    async settle() {
      await breathe();
      while (sleepers.size > 0) await moveTo(Math.min(...[...sleepers].map(({ until }) => until)));
    },
  };
}

/** Lets everything run that waits for nothing but its turn. */
const breathe = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
