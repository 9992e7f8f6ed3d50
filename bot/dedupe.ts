import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import type { Activity } from './activity.js';
import { describe } from './log.js';
import { placeOf } from './place.js';
import type { Rows } from './rows.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** More than a tenant sends in a day, and a few megabytes. */
const MOST_KEYS = 50_000;

/**
 * Answers each activity once for 24 hours, also over a restart: Teams repeats what was not answered in time, and a signed
 * request can be replayed. A repeat that comes within a minute gets the answer of the first, also while that is still made.
 */
export interface Dedupe {
  start(): Promise<void>;
  once<T>(activity: Activity, work: () => Promise<T>, repeated: () => Promise<T>): Promise<T>;
}

export function createDedupe({ rows, clock, log }: { rows: Rows; clock: Clock; log: Log }): Dedupe {
  /** Answers of the last minute, some still on their way. */
  const answers = new Map<string, { at: number; answer: Promise<unknown> }>();
  /** Oldest first. */
  const seen = new Map<string, number>();
  let sweptAt = Number.NEGATIVE_INFINITY;

  function later(stored: Promise<void>): void {
    stored.catch((error) => log.error(describe(error), 'activity not stored as seen'));
  }

  function sweep(): void {
    const old = clock.now() - DAY_MS;
    for (const [key, { at }] of answers) {
      if (at >= clock.now() - MINUTE_MS) break;
      answers.delete(key);
    }
    for (const [key, at] of seen) {
      if (at >= old && seen.size <= MOST_KEYS) break;
      seen.delete(key);
    }
    if (clock.now() - sweptAt < 3_600_000) return;
    sweptAt = clock.now();
    later(rows.forgetSeenBefore(old));
  }

  function isFirst(key: string): boolean {
    sweep();
    if (seen.has(key)) return false;
    seen.set(key, clock.now());
    later(rows.markSeen(key, clock.now()));
    return true;
  }

  return {
    async start() {
      for (const { key, at } of await rows.seenSince(clock.now() - DAY_MS)) seen.set(key, at);
    },
    once<T>(activity: Activity, work: () => Promise<T>, repeated: () => Promise<T>): Promise<T> {
      const key = keyOf(activity);
      if (key === undefined) return work();
      const first = isFirst(key);
      const before = answers.get(key)?.answer as Promise<T> | undefined;
      if (!first) return before ?? repeated();
      const answer = work();
      answers.set(key, { at: clock.now(), answer });
      return answer;
    },
  };
}

/** An edit has the id of the message that was edited; its own time tells one edit from the next. */
function keyOf(activity: Activity): string | undefined {
  if (!activity.id) return undefined;
  const { tenantId, conversationId } = placeOf(activity);
  const edited = activity.type === 'messageUpdate' ? (activity.timestamp ?? activity.localTimestamp ?? '') : '';
  return JSON.stringify([tenantId, conversationId, activity.type, activity.id, edited]);
}
