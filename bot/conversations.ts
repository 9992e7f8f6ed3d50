import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import { type Address, type Connector, DeliveryError } from './connector.js';
import { describe } from './log.js';
import { baseIdOf, type Place } from './place.js';
import type { Rows, StoredConversation } from './rows.js';

/** Where the bot can write. Addresses are stored, so that what goes on in the background can report after a restart. */
export interface Conversations {
  /** Keeps the newest address of where an activity came from. */
  remember(place: Place): void;
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

export function createConversations(parts: {
  rows: Rows;
  connector: Connector;
  clock: Clock;
  log: Log;
}): Conversations {
  const { rows, connector, clock, log } = parts;
  /** What is stored, or about to be: most activities change nothing and write nothing. */
  const known = new Map<string, StoredConversation>();

  function later(stored: Promise<void>): void {
    stored.catch((error) => log.error(describe(error), 'conversation not stored'));
  }

  function save(conversation: StoredConversation): void {
    const key = keyOf(conversation);
    if (JSON.stringify(known.get(key)) === JSON.stringify(conversation)) return;
    known.set(key, conversation);
    later(rows.saveConversation(conversation, clock.now()));
  }

  async function personalOf({ tenantId, caller }: Place): Promise<StoredConversation | undefined> {
    const mine = [...known.values()].filter(
      (each) => each.tenantId === tenantId && each.scope === 'personal' && each.userId === caller.userId,
    );
    return mine.at(-1) ?? (await rows.personalConversation(tenantId, caller.userId));
  }

  return {
    remember: (place) => save(conversationOf(place)),
    async address(tenantId, conversationId) {
      const id = baseIdOf(conversationId);
      const found = known.get(keyOf({ tenantId, id })) ?? (await rows.conversation(tenantId, id));
      return found && { serviceUrl: found.serviceUrl, botId: found.botId, conversationId };
    },
    async personal(place) {
      const { tenantId, serviceUrl, botId, memberId, caller } = place;
      const found = await personalOf(place);
      if (found) return { serviceUrl: found.serviceUrl, botId: found.botId, conversationId: found.id };
      const id = await connector.open({ serviceUrl, botId }, { memberId, tenantId });
      save({ tenantId, id, scope: 'personal', serviceUrl, botId, userId: caller.userId });
      return { serviceUrl, botId, conversationId: id };
    },
    async welcome(place) {
      save(conversationOf(place));
      // Queued behind the row itself, so that the row is there to be marked.
      return rows.markWelcomed(place.tenantId, place.baseId, clock.now());
    },
    async forget({ tenantId, baseId }) {
      known.delete(keyOf({ tenantId, id: baseId }));
      await rows.deleteConversation(tenantId, baseId);
    },
    failed(tenantId, conversationId, error) {
      const why = isGone(error);
      log.warn({ ...describe(error), ...(why && { reason: why }) }, 'delivery failed');
      if (!why) return;
      const id = baseIdOf(conversationId);
      known.delete(keyOf({ tenantId, id }));
      later(rows.closeConversation(tenantId, id, why));
    },
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes */
function isGone(error: unknown): string | undefined {
  if (!(error instanceof DeliveryError)) return undefined;
  const lost = error.status === 403 || (error.status === 404 && error.code !== 'ActivityNotFoundInConversation');
  return lost ? error.code : undefined;
}

const keyOf = ({ tenantId, id }: Pick<StoredConversation, 'tenantId' | 'id'>) => `${tenantId} ${id}`;

const conversationOf = ({ tenantId, baseId, scope, serviceUrl, botId, caller }: Place): StoredConversation => ({
  tenantId,
  id: baseId,
  scope,
  serviceUrl,
  botId,
  ...(scope === 'personal' && { userId: caller.userId }),
});
