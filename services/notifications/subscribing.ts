import { newestNotices } from '../../storage/notices.js';
import type { Reader, Writer } from '../../storage/sql.js';
import {
  findSubscription,
  listSubscriptions,
  putSubscription,
  removeSubscription,
  type StoredHealth,
  type StoredSubscription,
} from '../../storage/subscriptions.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import type { Notifications } from '../notifications.js';
import { lets } from './judge.js';
import type { OutboxCare } from './outbox.js';
import type { NotificationsParts } from './parts.js';
import { tellOne } from './tell.js';
import {
  type ConversationRef,
  type Filter,
  NOTICE_KINDS,
  type NoticeKind,
  type Outcome,
  type SubscriptionView,
} from './view.js';

const SAMPLE = 20;

type At = Pick<ConversationRef, 'tenantId' | 'conversationId'>;
type Found = StoredSubscription & StoredHealth;

/** Subscribing and what belongs to it: each change in one transaction with its line of the audit log. */
export function createSubscribing(parts: NotificationsParts, outbox: Pick<OutboxCare, 'wakeAfter'>): Notifications {
  const { sql, access, audit, clock } = parts;

  const note = (tx: Writer, caller: Caller, what: string, at: At, details = {}) =>
    audit.append(tx, { caller, action: `notification.${what}`, subject: `conversation:${at.conversationId}`, details });

  async function view(at: At): Promise<SubscriptionView | undefined> {
    const found = await findSubscription(sql, at);
    return found && viewOf(found, await sampleOf(sql, at.tenantId), clock.now());
  }

  async function subscribed(at: At): Promise<SubscriptionView> {
    const found = await view(at);
    if (!found) throw new ServiceError('notSubscribed');
    return found;
  }

  return {
    find: view,
    async subscribe(caller, at, choice = {}) {
      await sql.write(async (tx) => {
        const before = await findSubscription(tx, at);
        const { tenantId, conversationId, scope, title, timeZone, language } = at;
        const now = { filter: choice.filter ?? before?.filter ?? 'all', kinds: kindsOf(choice.kinds ?? before?.kinds) };
        const place = { tenantId, conversationId, scope, ...(title !== undefined && { title }), timeZone, language };
        const made = { by: before?.by ?? caller.name, at: before?.at ?? clock.now() };
        await putSubscription(tx, { ...place, ...now, ...made, ...(before?.mute && { mute: before.mute }) });
        // A second press changes nothing.
        const kinds = now.kinds.join(' ');
        if (before?.filter === now.filter && before.kinds.join(' ') === kinds) return;
        await note(tx, caller, 'subscribe', at, { scope, filter: now.filter, kinds });
      });
      return subscribed(at);
    },
    unsubscribe: (caller, at) =>
      sql.write(async (tx) => {
        const removed = await removeSubscription(tx, at.tenantId, at.conversationId);
        if (removed) await note(tx, caller, 'unsubscribe', at);
        return removed;
      }),
    async mute(caller, at, mute) {
      await sql.write(async (tx) => {
        const { mute: before, ...found } = (await findSubscription(tx, at)) ?? refuse();
        if (before?.until === mute?.until) return;
        await putSubscription(tx, { ...found, ...(mute && { mute: { until: mute.until, by: caller.name } }) });
        await note(tx, caller, 'mute', at, { until: mute?.until ?? 'off' });
      });
      return subscribed(at);
    },
    test: (caller, at) =>
      sql.write(async (tx) => {
        if (!(await findSubscription(tx, at))) refuse();
        const content = { kind: 'test' as const, by: caller.name };
        await tellOne(parts, tx, { tenantId: at.tenantId, content }, at.conversationId);
        outbox.wakeAfter();
      }),
    async list(caller) {
      await access.require(caller, 'viewer');
      const sample = await sampleOf(sql, caller.tenantId);
      return (await listSubscriptions(sql, caller.tenantId)).map((one) => viewOf(one, sample, clock.now()));
    },
  };
}

function refuse(): never {
  throw new ServiceError('notSubscribed');
}

/** In one order, each once; all where nothing was chosen. */
const kindsOf = (chosen: readonly string[] = NOTICE_KINDS): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => chosen.includes(kind));

interface Sample {
  kind: string;
  outcome: Outcome;
  news: boolean;
}

const sampleOf = async (reader: Reader, tenantId: string): Promise<Sample[]> =>
  (await newestNotices(reader, tenantId, SAMPLE)).map(({ kind, outcome, news }) => ({
    ...{ kind, news },
    outcome: outcome as Outcome,
  }));

function viewOf({ mute, ...found }: Found, sample: readonly Sample[], now: number): SubscriptionView {
  const { tenantId, conversationId, scope, title, by, at, lastAt, waiting, trouble, closed } = found;
  const [filter, kinds] = [found.filter as Filter, found.kinds as NoticeKind[]];
  const told = sample.filter((one) => found.kinds.includes(one.kind) && lets(filter, one)).length;
  const isMuted = mute && (mute.until === 'fixed' || mute.until > now);
  return {
    ...{ tenantId, conversationId, scope, filter, kinds, by, at },
    ...(title !== undefined && { title }),
    ...(isMuted && { mute: muteOf(mute) }),
    delivery: {
      ...(lastAt !== undefined && { lastAt }),
      waiting,
      ...(trouble && { trouble }),
      ...(closed !== undefined && { closed }),
    },
    sample: { of: sample.length, told },
  };
}

const muteOf = ({ until, by }: NonNullable<StoredSubscription['mute']>): NonNullable<SubscriptionView['mute']> =>
  until === 'fixed' ? { until, by } : { until, by };
