import type { CloudAdapter, ConversationParameters, ConversationReference, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { AdaptiveCard } from '../cards/card.js';
import type { TeamsFile } from '../cards/teamsFile.js';
import { DeliveryError, deliveryErrorOf } from './deliveryError.js';

export { DeliveryError } from './deliveryError.js';

/** A conversation that can be written to. */
export interface Address {
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  botId: string;
}

export interface Member {
  id: string;
  name: string;
  /** The Entra object id, where the platform gives one. */
  objectId?: string;
  tenantId?: string;
}

export interface PostOptions {
  /** Shown in the activity feed of those who are there, and not only in the conversation. */
  alert?: boolean;
}

/** The way out: one HTTP call each, tried once. All of them throw DeliveryError. */
export interface Connector {
  /** Resolves to the id of the new activity. */
  post(to: Address, shown: AdaptiveCard | TeamsFile, options?: PostOptions): Promise<string>;
  update(to: Address, activityId: string, card: AdaptiveCard): Promise<void>;
  /** Opens the 1:1 chat with a person, or finds it; resolves to its conversation id. */
  open(from: Omit<Address, 'conversationId'>, memberId: string): Promise<string>;
  members(of: Address, most: number): Promise<Member[]>;
  member(of: Address, memberId: string): Promise<Member>;
}

const TIMEOUT_MS = 10_000;

export function createConnector(parts: {
  adapter: CloudAdapter;
  appId: string;
  allows(serviceUrl: string): boolean;
}): Connector {
  const { adapter, appId, allows } = parts;

  /** The SDK's own client, with the app's token; `continueConversationAsync` is its documented way out of a turn. */
  async function call<T>(to: Address, work: (client: ConnectorClient) => Promise<T>): Promise<T> {
    // A token of ours goes with every call: never to a host that an activity made up.
    if (!allows(to.serviceUrl)) throw new DeliveryError(undefined, 'ServiceUrlNotAllowed', undefined, false);
    let result: T | undefined;
    let failure: unknown;
    let left = false;
    const onLeaving = () => {
      left = true;
    };
    const calling = adapter.continueConversationAsync(appId, referenceTo(to), async (context) => {
      result = await work(onceOnly(clientOf(adapter, context), onLeaving));
    });
    await calling.catch((error) => {
      failure = error ?? new Error('unknown');
    });
    if (failure) throw deliveryErrorOf(failure, left);
    return result as T;
  }

  return {
    async post(to, shown, { alert = false } = {}) {
      const message = { ...messageOf(to, shown), ...(alert && { channelData: { notification: { alert } } }) };
      const sent = await call(to, ({ conversations }) =>
        conversations.sendToConversation(to.conversationId, message, { timeout: TIMEOUT_MS }),
      );
      return sent.id;
    },
    async update(to, activityId, card) {
      const message = { ...messageOf(to, card), id: activityId };
      await call(to, ({ conversations }) =>
        conversations.updateActivity(to.conversationId, activityId, message, { timeout: TIMEOUT_MS }),
      );
    },
    async open(from, memberId) {
      const { tenantId } = from;
      const parameters = {
        isGroup: false,
        bot: { id: from.botId, name: '' },
        members: [{ id: memberId, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } satisfies Partial<ConversationParameters>;
      const made = await call({ ...from, conversationId: memberId }, ({ conversations }) =>
        conversations.createConversation(parameters as unknown as ConversationParameters, { timeout: TIMEOUT_MS }),
      );
      return made.id;
    },
    async members(of, most) {
      const found: Member[] = [];
      let continuationToken: string | undefined;
      do {
        const options = { pageSize: most, timeout: TIMEOUT_MS, ...(continuationToken && { continuationToken }) };
        const page = await call(of, ({ conversations }) =>
          // The SDK declares the token of the next page as required, also for the first one.
          conversations.getConversationPagedMembers(
            of.conversationId,
            options as typeof options & { continuationToken: string },
          ),
        );
        found.push(...page.members.map(memberOf));
        continuationToken = page.continuationToken || undefined;
      } while (continuationToken && found.length < most);
      return found.slice(0, most);
    },
    member: async (of, memberId) =>
      memberOf(
        await call(of, ({ conversations }) =>
          conversations.getConversationMember(of.conversationId, memberId, { timeout: TIMEOUT_MS }),
        ),
      ),
  };
}

const referenceTo = ({ serviceUrl, conversationId, botId }: Address): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl,
  bot: { id: botId, name: '' },
  conversation: { id: conversationId, name: '', isGroup: false, conversationType: '' },
});

const clientOf = (adapter: CloudAdapter, context: TurnContext): ConnectorClient =>
  context.turnState.get<ConnectorClient>(adapter.ConnectorClientKey);

/**
 * The SDK repeats sends up to three times, also after a 502 that came after delivery, and holds the turn meanwhile; and it
 * follows redirects with our token. What is repeated, and how often, is the sender's business (measured with 4.23.3).
 */
function onceOnly(client: ConnectorClient, onLeaving: () => void): ConnectorClient {
  const { pipeline } = Reflect.get(client, 'client') as { pipeline: Pipeline };
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  // The last one: what fails before, such as getting a token, has sent nothing.
  const sendRequest = (request: unknown, next: (request: unknown) => Promise<unknown>) => {
    onLeaving();
    return next(request);
  };
  pipeline.addPolicy({ name: 'leaving', sendRequest }, { phase: 'Sign' });
  return client;
}

/** What is used of the SDK's own chain of steps around a call. */
interface Pipeline {
  removePolicy(which: { name: string }): void;
  addPolicy(
    policy: {
      name: string;
      sendRequest(request: unknown, next: (request: unknown) => Promise<unknown>): Promise<unknown>;
    },
    options: { phase: 'Sign' },
  ): void;
}

/** Without `conversation`: the address says which, and Agents Playground refuses one whose type is not known here. */
const messageOf = ({ botId }: Address, shown: AdaptiveCard | TeamsFile) => ({
  type: 'message',
  from: { id: botId, name: '' },
  ...('attachment' in shown
    ? { summary: shown.summary, attachments: [shown.attachment] }
    : {
        // The words of the notification.
        summary: shown.fallbackText,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: shown }],
      }),
});

function memberOf(account: object): Member {
  const { id, name, aadObjectId, objectId, tenantId } = account as Record<string, unknown>;
  const object = aadObjectId || objectId;
  return {
    id: String(id),
    name: String(name ?? id),
    ...(object ? { objectId: String(object) } : {}),
    ...(tenantId ? { tenantId: String(tenantId) } : {}),
  };
}
