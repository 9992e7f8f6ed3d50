import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import { type Address, type Connector, DeliveryError } from './connector.js';
import { BOT_DISABLED, lostWith } from './deliveryError.js';
import { describe } from './log.js';
import { baseIdOf, type Place } from './place.js';
import type { Rows, StoredConversation } from './rows.js';

/** Where the bot can write. Addresses are stored, so that what goes on in the background can report after a restart. */
export interface Conversations {
  /** Somebody writes from there: keeps the newest address, and what was closed can be reached again. */
  remember(place: Place): void;
  /** Something else happens there: keeps the newest address of what is known. */
  touch(place: Place): void;
  /** Undefined where nothing can be delivered. */
  address(tenantId: string, conversationId: string): Promise<Address | undefined>;
  /** The caller's 1:1 chat, opened when there is none yet. @throws DeliveryError: not installed there */
  personal(place: Place): Promise<Address>;
  /** True once for each installation, however many events tell of it. */
  welcome(place: Place): Promise<boolean>;
  /** The app was removed there. */
  forget(place: Place): Promise<void>;
  /** Looks at why a delivery failed: what cannot be reached is left alone until somebody writes again. */
  failed(tenantId: string, conversationId: string, error: unknown): void;
}

/** So many are looked at without asking the storage. */
const MOST_KNOWN = 5_000;

export function createConversations(parts: {
  rows: Rows;
  connector: Pick<Connector, 'open'>;
  clock: Clock;
  log: Log;
}): Conversations {
  const { rows, connector, clock, log } = parts;
  /** What is stored, or about to be: most activities change nothing and write nothing. The longest unused first. */
  const known = new Map<string, StoredConversation>();
  /** The newest 1:1 chat of a person, by its key in `known`. */
  const chats = new Map<string, string>();
  /** What is known since the start about tenants whose administrator may have switched the bot off. */
  const tenants = new Map<string, 'on' | 'off'>();

  function later(stored: Promise<void>): void {
    stored.catch((error) => log.error(describe(error), 'conversation not stored'));
  }

  function save(conversation: StoredConversation): void {
    const key = keyOf(conversation);
    const isNew = JSON.stringify(known.get(key)) !== JSON.stringify(conversation);
    keep(known, key, conversation);
    if (conversation.scope === 'personal') keep(chats, personOf(conversation.tenantId, conversation.userId), key);
    if (isNew) later(rows.saveConversation(conversation, clock.now()));
  }

  /** Whatever comes from a tenant shows that the bot is not switched off there. */
  function isHeard({ tenantId }: Place): void {
    if (tenants.get(tenantId) === 'on') return;
    tenants.set(tenantId, 'on');
    later(rows.reopenTenant(tenantId, BOT_DISABLED));
  }

  function switchedOff(tenantId: string): void {
    if (tenants.get(tenantId) === 'off') return;
    tenants.set(tenantId, 'off');
    for (const [key, each] of known) if (each.tenantId === tenantId) known.delete(key);
    later(rows.closeTenant(tenantId, BOT_DISABLED));
  }

  const personalOf = async ({ tenantId, caller }: Place): Promise<StoredConversation | undefined> =>
    known.get(chats.get(personOf(tenantId, caller.userId)) ?? '') ??
    (await rows.personalConversation(tenantId, caller.userId));

  return {
    remember(place) {
      isHeard(place);
      save(conversationOf(place));
    },
    touch(place) {
      isHeard(place);
      const { tenantId, baseId: id, serviceUrl, botId } = place;
      const found = known.get(keyOf({ tenantId, id }));
      if (found) save({ ...found, serviceUrl, botId });
      else later(rows.touchConversation({ tenantId, id, serviceUrl, botId }));
    },
    async address(tenantId, conversationId) {
      const id = baseIdOf(conversationId);
      const found = known.get(keyOf({ tenantId, id })) ?? (await rows.conversation(tenantId, id));
      return found && { tenantId, serviceUrl: found.serviceUrl, botId: found.botId, conversationId };
    },
    async personal(place) {
      const { tenantId, serviceUrl, botId, memberId, caller } = place;
      const found = await personalOf(place);
      if (found) return { tenantId, serviceUrl: found.serviceUrl, botId: found.botId, conversationId: found.id };
      const id = await connector.open({ tenantId, serviceUrl, botId }, memberId);
      save({ tenantId, id, scope: 'personal', serviceUrl, botId, userId: caller.userId });
      return { tenantId, serviceUrl, botId, conversationId: id };
    },
    async welcome(place) {
      isHeard(place);
      save(conversationOf(place));
      // Queued behind the row itself, so that the row is there to be marked.
      return rows.markWelcomed(place.tenantId, place.baseId, clock.now());
    },
    async forget(place) {
      isHeard(place);
      const { tenantId, baseId: id } = place;
      known.delete(keyOf({ tenantId, id }));
      await rows.deleteConversation(tenantId, id);
    },
    failed(tenantId, conversationId, error) {
      const lost = error instanceof DeliveryError ? lostWith(error) : undefined;
      log.warn({ ...describe(error), ...(lost && { reason: lost.code }) }, 'delivery failed');
      if (lost?.what === 'tenant') switchedOff(tenantId);
      if (lost?.what !== 'conversation') return;
      const id = baseIdOf(conversationId);
      known.delete(keyOf({ tenantId, id }));
      later(rows.closeConversation(tenantId, id, lost.code));
    },
  };
}

/** As the newest; the longest unused goes where there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest = ''] = map.size > MOST_KNOWN ? map.keys() : [];
  if (map.size > MOST_KNOWN) map.delete(oldest);
}

const keyOf = ({ tenantId, id }: Pick<StoredConversation, 'tenantId' | 'id'>) => `${tenantId} ${id}`;

const personOf = (tenantId: string, userId: string | undefined) => `${tenantId} ${userId}`;

const conversationOf = ({ tenantId, baseId, scope, serviceUrl, botId, caller }: Place): StoredConversation => ({
  tenantId,
  id: baseId,
  scope,
  serviceUrl,
  botId,
  ...(scope === 'personal' && { userId: caller.userId }),
});
