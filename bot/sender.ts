import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import { type Address, type Connector, DeliveryError } from './connector.js';
import { stopped } from './deliveryError.js';
import { createPaces } from './paces.js';
import { baseIdOf } from './place.js';

/** Surely not taken in: nothing shows twice. */
const REFUSED: ReadonlySet<number> = new Set([412, 429, 503]);
/** Perhaps taken in: a message would stand there twice, an update is the same twice. */
const REFUSED_OR_LOST: ReadonlySet<number> = new Set([...REFUSED, 502, 504]);
const NONE: ReadonlySet<number> = new Set();
const ATTEMPTS = 4;
/** A turn that waits longer has no answer either. */
const MOST_WAIT_MS = 30_000;
const MOST_BULK_WAIT_MS = 2_000;

export interface SenderParts {
  connector: Connector;
  clock: Clock;
  log: Log;
  /** 0..1, for jitter. */
  random: () => number;
  /** Messages a second in one tenant. */
  tenantRate: number;
  /** Aborted when the bot stops: nothing waits any longer. */
  stopping: AbortSignal;
}

/** The connector with manners: one queue a conversation, below the platform's limits, and only those repeats that cannot show twice. */
export interface Sender extends Connector {
  /**
   * The same way for what nobody waits for. Everything else goes first; each call is tried once, since who calls has a better
   * memory for what is to be repeated; what has not left when the bot stops does not leave.
   */
  bulk: Pick<Connector, 'post' | 'update'>;
}

interface Aim {
  tenantId: string;
  conversation: string;
}

interface Manner {
  repeats: ReadonlySet<number>;
  bulk: boolean;
}

const MESSAGE: Manner = { repeats: REFUSED, bulk: false };
const REPEATABLE: Manner = { repeats: REFUSED_OR_LOST, bulk: false };
const BULK: Manner = { repeats: NONE, bulk: true };

export function createSender({ connector, clock, log, random, tenantRate, stopping }: SenderParts): Sender {
  const queues = new Map<string, Promise<unknown>>();
  const paces = createPaces({ clock, tenantRate, stopping });

  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const done = (queues.get(key) ?? Promise.resolve()).then(work);
    const settled = done
      .catch(() => undefined)
      .then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
    queues.set(key, settled);
    return done;
  }

  /** Of what shows in a conversation one goes at a time: its order counts. */
  function send<T>(to: Aim, manner: Manner, work: () => Promise<T>): Promise<T> {
    if (!manner.bulk) paces.hurry(to.tenantId, to.conversation);
    return inTurn(to.conversation, () => attempt(to, manner, () => makeRoom(to, to.conversation, manner), work));
  }

  /** Only the room is made one at a time; reading has limits of its own. */
  function read<T>(of: Aim, work: () => Promise<T>): Promise<T> {
    const key = `read ${of.conversation}`;
    return attempt(of, REPEATABLE, () => inTurn(key, () => makeRoom(of, key, REPEATABLE)), work);
  }

  async function attempt<T>(to: Aim, manner: Manner, room: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    for (let number = 1; ; number++) {
      await room();
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        if (error.retryAfterMs !== undefined) paces.hold(to.conversation, error.retryAfterMs);
        const wait = waitAfter(error, number, manner.repeats);
        if (wait === undefined || stopping.aborted) throw error;
        log.warn({ status: error.status, attempt: number, waitMs: wait }, 'delivery repeated');
        await clock.sleep(wait, stopping);
      }
    }
  }

  /** Waits until one more call keeps every limit, and counts it. */
  async function makeRoom({ tenantId, conversation }: Aim, key: string, { bulk }: Manner): Promise<void> {
    const held = paces.heldMs(conversation);
    const wait = () => Math.max(paces.heldMs(conversation), paces.waitMs(key));
    if (held > MOST_WAIT_MS || (bulk && wait() > MOST_BULK_WAIT_MS))
      throw new DeliveryError(429, 'RetryAfter', wait(), false);
    while (wait() > 0 && !stopping.aborted) await clock.sleep(wait(), stopping);
    await paces.tenant(tenantId, key, bulk);
    if (bulk && stopping.aborted) throw stopped();
    paces.count(key);
  }

  /** Undefined: not to be repeated. Unless the platform says how long: doubles from 1 s, half of it by chance. */
  function waitAfter(error: DeliveryError, number: number, repeats: ReadonlySet<number>): number | undefined {
    if (number >= ATTEMPTS || !repeats.has(error.status ?? 0)) return undefined;
    const wait = error.retryAfterMs ?? pauseAfter(number, random);
    return wait <= MOST_WAIT_MS ? wait : undefined;
  }

  const way = (message: Manner, update: Manner): Pick<Connector, 'post' | 'update'> => ({
    post: (to, shown, options) => send(aimAt(to), message, () => connector.post(to, shown, options)),
    update: (to, id, card) => send(aimAt(to), update, () => connector.update(to, id, card)),
  });

  return {
    ...way(MESSAGE, REPEATABLE),
    bulk: way(BULK, BULK),
    // A second "create" finds the conversation of the first.
    open: (from, memberId) =>
      send({ ...from, conversation: memberId }, REPEATABLE, () => connector.open(from, memberId)),
    members: (of, most) => read(aimAt(of), () => connector.members(of, most)),
    member: (of, id) => read(aimAt(of), () => connector.member(of, id)),
  };
}

/** Limits count per conversation: a thread belongs to its channel. */
const aimAt = ({ tenantId, conversationId }: Address): Aim => ({ tenantId, conversation: baseIdOf(conversationId) });

/** Milliseconds before the next try after `tries` failed ones. */
export const pauseAfter = (tries: number, random: () => number): number =>
  1000 * 2 ** (tries - 1) * (0.5 + random() / 2);
