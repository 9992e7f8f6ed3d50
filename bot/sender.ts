import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import { type Connector, DeliveryError, queueOf } from './connector.js';

interface Limit {
  most: number;
  ms: number;
}

/** Per conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const CONVERSATION_LIMITS: readonly Limit[] = [
  { most: 7, ms: 1000 },
  { most: 8, ms: 2000 },
  { most: 60, ms: 30_000 },
  { most: 1800, ms: 3_600_000 },
];
/** Half of what an app may send in a tenant. */
const TOTAL_LIMITS: readonly Limit[] = [{ most: 25, ms: 1000 }];

/** Surely not delivered. */
const NOT_DELIVERED = new Set([412, 429]);
/** May have been delivered: a message would stand there twice, an update is the same twice. */
const PERHAPS_DELIVERED = new Set([502, 503, 504]);
const ATTEMPTS = 4;
const MOST_WAIT_MS = 30_000;

export interface SenderParts {
  connector: Connector;
  clock: Clock;
  log: Log;
  /** 0..1, for jitter. */
  random: () => number;
  /** Aborted when the bot stops: nothing waits any longer. */
  stopping: AbortSignal;
}

/** The connector with manners: one queue a conversation, below the platform's limits, and only those repeats that cannot show twice. */
export function createSender({ connector, clock, log, random, stopping }: SenderParts): Connector {
  const queues = new Map<string, Promise<unknown>>();
  const sent = new Map<string, number[]>();
  const total: number[] = [];

  function inTurn<T>(key: string, repeats: ReadonlySet<number>, work: () => Promise<T>): Promise<T> {
    const done = (queues.get(key) ?? Promise.resolve()).then(() => attempt(key, repeats, work));
    const settled = done
      .catch(() => undefined)
      .then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
    queues.set(key, settled);
    return done;
  }

  async function attempt<T>(key: string, repeats: ReadonlySet<number>, work: () => Promise<T>): Promise<T> {
    for (let number = 1; ; number++) {
      await makeRoom(key);
      try {
        return await work();
      } catch (error) {
        const wait = waitAfter(error, number, repeats, random);
        if (wait === undefined || stopping.aborted) throw error;
        log.warn({ status: (error as DeliveryError).status, attempt: number, waitMs: wait }, 'delivery repeated');
        await clock.sleep(wait, stopping);
      }
    }
  }

  /** Waits until one more call keeps every limit, and counts it. */
  async function makeRoom(key: string): Promise<void> {
    const times = sent.get(key) ?? [];
    sent.set(key, times);
    for (;;) {
      const wait = Math.max(
        waitFor(times, CONVERSATION_LIMITS, clock.now()),
        waitFor(total, TOTAL_LIMITS, clock.now()),
      );
      if (wait <= 0 || stopping.aborted) break;
      await clock.sleep(wait, stopping);
    }
    forgetBefore(clock.now() - 3_600_000, sent, total);
    times.push(clock.now());
    total.push(clock.now());
    sent.set(key, times);
  }

  return {
    post: (to, shown) => inTurn(queueOf(to), NOT_DELIVERED, () => connector.post(to, shown)),
    update: (to, id, card) => inTurn(queueOf(to), ALL, () => connector.update(to, id, card)),
    // A second "create" finds the conversation of the first.
    open: (from, person) => inTurn(person.memberId, ALL, () => connector.open(from, person)),
    members: (of, most) => attempt(`read ${queueOf(of)}`, ALL, () => connector.members(of, most)),
    member: (of, id) => attempt(`read ${queueOf(of)}`, ALL, () => connector.member(of, id)),
  };
}

const ALL: ReadonlySet<number> = new Set([...NOT_DELIVERED, ...PERHAPS_DELIVERED]);

/** Milliseconds until one more call fits; `times` are those of earlier calls, oldest first. */
function waitFor(times: readonly number[], limits: readonly Limit[], now: number): number {
  return Math.max(0, ...limits.map(({ most, ms }) => (times.length < most ? 0 : (times.at(-most) ?? 0) + ms - now)));
}

function forgetBefore(at: number, sent: Map<string, number[]>, total: number[]): void {
  const old = total.findIndex((time) => time >= at);
  total.splice(0, old === -1 ? total.length : old);
  for (const [key, times] of sent) {
    while (times.length > 0 && (times[0] ?? 0) < at) times.shift();
    if (times.length === 0) sent.delete(key);
  }
}

/** Undefined: not to be repeated. Doubles from 1 s, half of it by chance, unless the platform says how long. */
function waitAfter(
  error: unknown,
  number: number,
  repeats: ReadonlySet<number>,
  random: () => number,
): number | undefined {
  if (!(error instanceof DeliveryError) || number >= ATTEMPTS || !repeats.has(error.status ?? 0)) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs <= MOST_WAIT_MS ? error.retryAfterMs : undefined;
  return 1000 * 2 ** (number - 1) * (0.5 + random() / 2);
}
