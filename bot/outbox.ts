import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import type { Outbox, OutgoingNotice, Settled } from '../services/notifications.js';
import { type Connector, DeliveryError } from './connector.js';
import type { Conversations } from './conversations.js';
import { lostWith, stopped } from './deliveryError.js';
import { describe } from './log.js';
import { createNoticeCards, type NoticeCardsParts } from './noticeCards.js';
import { type Ended, endedWith } from './outcomes.js';

/** Sends what waits in the outbox, and notes what became of it. */
export interface OutboxPump {
  /** Looks after what a restart has interrupted, then goes on by itself. */
  start(): Promise<void>;
  /** What is on its way ends, what has not left stays in the outbox. */
  stop(): Promise<void>;
}

export interface OutboxPumpParts {
  outbox: Outbox;
  /** The way of the sender for what nobody waits for. */
  connector: Pick<Connector, 'post' | 'update'>;
  conversations: Pick<Conversations, 'failed'>;
  draw: NoticeCardsParts['draw'];
  /** So many at once: a second's worth. */
  most: number;
  clock: Clock;
  log: Log;
  random: () => number;
  stopping: AbortSignal;
}

/** What is known is settled together, so late at most. */
const SETTLE_MS = 500;
const GATHER_MS = 250;
const AFTER_TROUBLE_MS = 5_000;
/** Nothing is due: looked at again at the latest. */
const LONGEST_REST_MS = 3_600_000;

export function createOutboxPump(parts: OutboxPumpParts): OutboxPump {
  const { outbox, connector, conversations, most, clock, log, random } = parts;
  const own = new AbortController();
  const stopping = AbortSignal.any([parts.stopping, own.signal]);
  const cards = createNoticeCards(parts);
  const bell = createBell(clock, stopping);
  /** A new block is taken when half of the last one has gone: one write for many. */
  const leastRoom = Math.max(1, Math.floor(most / 2));
  const open = new Set<Promise<void>>();
  const results: Settled[] = [];
  let settling: Promise<void> | undefined;
  let pumping: Promise<void> | undefined;
  let wantsRoom = false;
  /** The last block was as large as was asked for: more is due. */
  let isMore = false;

  async function pump(): Promise<void> {
    while (!stopping.aborted) {
      bell.hush();
      await next().catch(async (error) => {
        log.error(describe(error), 'outbox not read');
        await clock.sleep(AFTER_TROUBLE_MS, stopping);
      });
    }
  }

  /** Takes what is due, or rests until something may be. */
  async function next(): Promise<void> {
    const room = most - open.size;
    if (room < leastRoom) {
      wantsRoom = true;
      return bell.rest(LONGEST_REST_MS);
    }
    const wait = isMore ? 0 : ((await outbox.nextAt()) ?? Number.POSITIVE_INFINITY) - clock.now();
    if (wait > 0) return bell.rest(Math.min(wait, LONGEST_REST_MS));
    const taken = await outbox.take(room);
    isMore = taken.length === room;
    for (const notice of taken) begin(notice);
    // What is due soon is taken together: each block is a write.
    if (!isMore) await clock.sleep(GATHER_MS, stopping);
  }

  function begin(notice: OutgoingNotice): void {
    const done = deliver(notice).then((ended) => {
      results.push({ id: notice.id, ...ended });
      settling ??= settle();
      open.delete(done);
      if (wantsRoom && most - open.size >= leastRoom) bell.ring();
    });
    open.add(done);
  }

  async function deliver(notice: OutgoingNotice): Promise<Ended> {
    const { activityId } = notice;
    const card = await cards.of(notice);
    if (typeof card === 'string') return { how: 'dropped', code: card };
    try {
      if (stopping.aborted) throw stopped();
      if (activityId) await connector.update(notice, activityId, card);
      const shown = activityId ?? (await connector.post(notice, card, { alert: true }));
      return { how: 'delivered', activityId: shown, version: notice.notice.version };
    } catch (error) {
      return afterFailure(notice, error);
    }
  }

  function afterFailure(notice: OutgoingNotice, error: unknown): Ended {
    const failure = error instanceof DeliveryError ? error : new DeliveryError(undefined, 'fault');
    if (failure !== error) log.error(describe(error), 'delivery failed');
    if (lostWith(failure)) conversations.failed(notice.tenantId, notice.conversationId, failure);
    const { ended, isOurs } = endedWith(failure, notice, { now: clock.now(), random });
    const { status, code } = failure;
    if (isOurs) log.error({ status, code, outcome: ended.how }, 'notice refused');
    else log.info({ status, code, outcome: ended.how, attempt: notice.tries + 1 }, 'notice not delivered');
    return ended;
  }

  async function settle(): Promise<void> {
    do {
      await clock.sleep(SETTLE_MS, stopping);
      const block = results.splice(0);
      await outbox.settle(block).catch((error) => {
        log.error(describe(error), 'deliveries not stored');
        results.unshift(...block);
        return clock.sleep(AFTER_TROUBLE_MS, stopping);
      });
    } while (results.length > 0 && !stopping.aborted);
    settling = undefined;
    bell.ring();
  }

  return {
    async start() {
      await outbox.recover();
      outbox.onWaiting(bell.ring);
      pumping = pump();
    },
    async stop() {
      own.abort();
      await pumping;
      await Promise.all(open);
      await settling;
      if (results.length > 0) await settle();
    },
  };
}

/** Wakes who rests; rung before, there is no rest. */
function createBell(clock: Clock, stopping: AbortSignal) {
  let rung = false;
  let waking = new AbortController();
  const ring = () => {
    rung = true;
    waking.abort();
  };
  stopping.addEventListener('abort', ring, { once: true });
  return {
    ring,
    hush() {
      rung = false;
    },
    async rest(ms: number): Promise<void> {
      if (rung || stopping.aborted) return;
      waking = new AbortController();
      await clock.sleep(ms, waking.signal);
    },
  };
}
