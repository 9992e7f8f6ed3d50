import { claimOnce, deleteNoticesBefore } from '../storage/notices.js';
import { deleteSettledBefore } from '../storage/outbox.js';
import type { Writer } from '../storage/sql.js';
import { subscribedTenants } from '../storage/subscriptions.js';
import type { Caller } from './caller.js';
import { createOutbox } from './notifications/outbox.js';
import type { NotificationsParts } from './notifications/parts.js';
import { createSubscribing } from './notifications/subscribing.js';
import { tell } from './notifications/tell.js';
import type {
  ConversationRef,
  Filter,
  Mute,
  NewNotice,
  Notice,
  NoticeKind,
  SubscriptionView,
} from './notifications/view.js';
import { createWatch } from './notifications/watch.js';

export type * from './notifications/view.js';
export { FILTERS, NOTICE_KINDS } from './notifications/view.js';
export type { NotificationsParts };

/** Who is told of what, and where. Whoever is in a conversation may subscribe it; no role is needed. */
export interface Notifications {
  /** Undefined: not subscribed. */
  find(at: Pick<ConversationRef, 'tenantId' | 'conversationId'>): Promise<SubscriptionView | undefined>;
  /** Subscribes, or changes what there is; keeps a mute. Audited. */
  subscribe(
    caller: Caller,
    at: ConversationRef,
    choice?: { filter?: Filter; kinds?: NoticeKind[] },
  ): Promise<SubscriptionView>;
  /** False: it was not subscribed. */
  unsubscribe(caller: Caller, at: Pick<ConversationRef, 'tenantId' | 'conversationId'>): Promise<boolean>;
  /** Undefined: no longer. @throws `notSubscribed` */
  mute(
    caller: Caller,
    at: Pick<ConversationRef, 'tenantId' | 'conversationId'>,
    mute: Mute | undefined,
  ): Promise<SubscriptionView>;
  /** Sends a test, whatever is muted or filtered. @throws `notSubscribed` */
  test(caller: Caller, at: Pick<ConversationRef, 'tenantId' | 'conversationId'>): Promise<void>;
  /** All of the caller's tenant, newest first: Viewers. */
  list(caller: Caller): Promise<SubscriptionView[]>;
}

/** In the transaction of what is told: neither exists without the other. Puts it into the outbox for everybody whom it concerns. */
export type Tell = (tx: Writer, notice: NewNotice) => Promise<void>;

/** A message that has to be sent, or (`activityId`) a card that has to be drawn again. */
export interface OutgoingNotice {
  id: string;
  notice: Notice;
  tenantId: string;
  conversationId: string;
  serviceUrl: string;
  botId: string;
  language: 'en' | 'nl';
  timeZone: string;
  activityId?: string;
  /** Tries before this one. */
  tries: number;
}

export type Settled = { id: string } & (
  | { how: 'delivered'; activityId: string; version: number }
  /** The conversation cannot be reached for now, or for ever; or nobody knows whether it arrived: it is not sent again. */
  | { how: 'suspended' | 'dropped' | 'uncertain'; code: string }
  | { how: 'later'; at: number; code: string }
);

/** What waits to be sent: kept in storage, so that a restart loses nothing and doubles nothing that was acknowledged. */
export interface Outbox {
  /** The next ones that are due, at most one a conversation, marked as being sent in one write before anything leaves. */
  take(most: number): Promise<OutgoingNotice[]>;
  settle(results: readonly Settled[]): Promise<void>;
  /** At start: of what was being sent when the process ended, new messages are uncertain and updates are sent again. */
  recover(): Promise<void>;
  /** When the next one is due, epoch milliseconds; undefined: nothing waits. */
  nextAt(): Promise<number | undefined>;
  /** How many wait. */
  waiting(): Promise<number>;
  /** Called after something was put in. */
  onWaiting(listener: () => void): void;
}

export interface NotificationWork {
  tell: Tell;
  outbox: Outbox;
  /** Tells of runs and segments that ended while nobody looked, and goes on watching. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What the house calls every hour, and what tests wait for. */
export interface NotificationCare {
  /** Looks at the age of tokens and data, and tells of what is due. */
  check(): Promise<void>;
  /** Forgets what is older than 90 days, and checks. */
  sweep(): Promise<void>;
  /** Resolves when nothing that was seen waits to be told. */
  settled(): Promise<void>;
}

const DAY = 86_400_000;
const KEPT = 90 * DAY;
/** No tenant has this id. */
const EVERYWHERE = '*';

export function createNotifications(parts: NotificationsParts): Notifications & NotificationWork & NotificationCare {
  const { sql, clock } = parts;
  const { wakeAfter, settled: called, ...outbox } = createOutbox(parts);

  const tellIn: Tell = async (tx, notice) => {
    if (await tell(parts, tx, notice)) wakeAfter();
  };

  /** Data, runs and schedules belong to all tenants of a house: whoever has subscribed is told, whichever tenant it came from. */
  const tellAll: Tell = async (tx, notice) => {
    if (notice.to) return tellIn(tx, notice);
    const { once, ...rest } = notice;
    // Once for the house, so that who subscribes later is not told of what was before.
    if (once !== undefined && !(await claimOnce(tx, EVERYWHERE, once))) return;
    const tenants = [notice.tenantId, parts.system.tenantId, ...(await subscribedTenants(tx))];
    for (const tenantId of new Set(tenants)) await tellIn(tx, { ...rest, tenantId });
  };
  const watch = createWatch(parts, { tellIn, tellAll });

  return {
    ...createSubscribing(parts, { wakeAfter }),
    ...{ tell: tellAll, outbox, start: watch.start, check: watch.check },
    async sweep() {
      const before = clock.now() - KEPT;
      await sql.write(async (tx) => {
        await deleteSettledBefore(tx, before);
        await deleteNoticesBefore(tx, before);
      });
      await watch.check();
    },
    async settled() {
      await watch.settled();
      await called();
    },
    async stop() {
      await watch.stop();
      await called();
    },
  };
}
