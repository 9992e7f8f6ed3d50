import { setTimeout as delay } from 'node:timers/promises';

/** Everything that asks for the time or waits gets a Clock, so that tests decide what time it is. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted: callers look at the signal, not at an exception. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock; `startsAt` (development only) moves it, and it goes on from there. */
export function systemClock(startsAt?: number): Clock {
  const shift = startsAt === undefined ? 0 : startsAt - Date.now();
  return {
    now: () => Date.now() + shift,
    sleep: (ms, signal) => delay(ms, undefined, { ...(signal && { signal }), ref: false }).catch(() => undefined),
  };
}

/** Opaque, unguessable ids; tests hand in a counter. */
export type NewId = () => string;
