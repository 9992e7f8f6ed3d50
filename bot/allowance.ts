import type { Caller } from '../services/caller.js';
import type { Clock } from '../services/clock.js';

export interface Rate {
  /** So many at once. */
  burst: number;
  /** So many a second after that. */
  rate: number;
}

/** How much one person may ask of the bot. Behind the sign-in: addresses are those of Teams, which all of its users share. */
export interface Allowance {
  /** False: too much by now. What is refused does not count. */
  take(caller: Pick<Caller, 'tenantId' | 'userId'>): boolean;
}

/** Above it people who asked nothing lately are forgotten. */
const MANY = 10_000;

/** A leaky bucket for each person: kept is the time by which everything asked so far is paid off. */
export function createAllowance({ burst, rate }: Rate, clock: Pick<Clock, 'now'>): Allowance {
  const interval = 1000 / rate;
  const paidOff = new Map<string, number>();

  function forget(now: number): void {
    for (const [key, at] of paidOff) if (at <= now) paidOff.delete(key);
  }

  return {
    take({ tenantId, userId }) {
      const now = clock.now();
      const key = JSON.stringify([tenantId, userId]);
      const from = Math.max(now, paidOff.get(key) ?? now);
      if (from - now > (burst - 1) * interval) return false;
      if (paidOff.size >= MANY) forget(now);
      paidOff.set(key, from + interval);
      return true;
    },
  };
}
