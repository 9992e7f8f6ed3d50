import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdaptiveCard } from '../../cards/card.js';

/** A message of the bot, as it stands in the chat now. */
export interface Message {
  id: string;
  conversationId: string;
  /** Undefined for a message without a card. */
  card: AdaptiveCard;
  /** A card of Teams' own for a file, instead. */
  file?: FileAttachment;
  summary?: string;
  /** How often it was updated in place. */
  updates: number;
}

export interface FileAttachment {
  contentType: string;
  name: string;
  contentUrl?: string;
  content: Record<string, unknown>;
}

export interface Person {
  id: string;
  name: string;
  aadObjectId: string;
}

/** What the bot asked of the connector, in order. */
export interface Call {
  method: string;
  path: string;
  conversationId?: string;
  activityId?: string;
  body: unknown;
  authorization?: string;
}

/** A failure to be answered with once. `after`: the call takes effect all the same. */
export interface Failure {
  method?: string;
  path?: RegExp;
  status: number;
  headers?: Record<string, string>;
  code?: string;
  after?: boolean;
}

/** The Bot Connector API of Teams, as far as a bot of cards uses it: https://learn.microsoft.com/azure/bot-service/rest-api */
export interface FakeConnector {
  url: string;
  messages: Message[];
  calls: Call[];
  /** The next fitting call is answered like this. */
  fail(failure: Failure): void;
  /** Somebody deletes a message in the chat. */
  remove(message: Message): void;
  /** Resolves when `find` gives something; looked at after each call of the bot. */
  until<T>(find: () => T | undefined | false, what: string): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectorSettings {
  membersOf(conversationId: string): readonly Person[] | undefined;
  /** The 1:1 chat with a person; undefined: the bot is not installed there. */
  personalOf(personId: string): string | undefined;
}

export async function startConnector(settings: ConnectorSettings): Promise<FakeConnector> {
  const messages: Message[] = [];
  const calls: Call[] = [];
  const failures: Failure[] = [];
  const watchers = new Set<() => void>();
  let number = 0;

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const text = await bodyOf(request);
    const body: unknown = text ? JSON.parse(text) : undefined;
    const [path = ''] = url.split('?');
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    const [, , conversationId, kind, activityId] = parts;
    calls.push({
      ...{ method, path, body },
      ...(conversationId && { conversationId }),
      ...(kind === 'activities' && activityId && { activityId }),
      ...(request.headers.authorization && { authorization: request.headers.authorization }),
    });
    const failure = take(method, path);
    const [status, json] =
      failure && !failure.after ? [failure.status, problem(failure.code)] : act(method, parts, body);
    response.writeHead(failure?.status ?? status, { 'Content-Type': 'application/json', ...failure?.headers });
    response.end(JSON.stringify(json));
    for (const look of [...watchers]) look();
  }

  function take(method: string, path: string): Failure | undefined {
    const at = failures.findIndex((each) => (each.method ?? method) === method && (each.path ?? /./).test(path));
    return at === -1 ? undefined : failures.splice(at, 1)[0];
  }

  function act(method: string, [, , conversationId = '', kind, id]: string[], body: unknown): [number, unknown] {
    if (method === 'POST' && conversationId === '') return open(body);
    const members = settings.membersOf(conversationId);
    if (!members) return [404, problem('ConversationNotFound')];
    if (kind === 'pagedmembers') return [200, { members }];
    if (kind === 'members' && id) {
      const member = members.find((each) => each.id === id || each.aadObjectId === id);
      return member ? [200, member] : [404, problem('MemberNotFoundInConversation')];
    }
    if (kind === 'activities' && method === 'POST') return post(conversationId, body);
    if (kind === 'activities' && method === 'PUT') return update(conversationId, id, body);
    return [501, problem('NotImplemented')];
  }

  function open(body: unknown): [number, unknown] {
    const { members } = body as { members: { id: string }[] };
    const id = settings.personalOf(members[0]?.id ?? '');
    return id ? [201, { id }] : [403, problem('BotNotInConversationRoster')];
  }

  function post(conversationId: string, body: unknown): [number, unknown] {
    // Ids are unique over all connectors, as they are in Teams.
    const id = `${(server.address() as AddressInfo).port}.${++number}`;
    messages.push({ id, conversationId, ...contentOf(body), updates: 0 });
    return [201, { id }];
  }

  function update(conversationId: string, id: string | undefined, body: unknown): [number, unknown] {
    const message = messages.find((each) => each.id === id && each.conversationId === conversationId);
    if (!message) return [404, problem('ActivityNotFoundInConversation')];
    Object.assign(message, contentOf(body), { updates: message.updates + 1 });
    return [200, { id }];
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    messages,
    calls,
    fail: (failure) => void failures.push(failure),
    remove: (message) => void messages.splice(messages.indexOf(message), 1),
    until: (find, what) => until(watchers, find, what),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const problem = (code = 'Trouble') => ({ error: { code, message: code } });

function contentOf(body: unknown): Pick<Message, 'card' | 'file' | 'summary'> {
  const { attachments, summary } = body as { attachments?: FileAttachment[]; summary?: string };
  const [first] = attachments ?? [];
  const isFile = first?.contentType.startsWith('application/vnd.microsoft.teams.card.file');
  return {
    card: (isFile ? undefined : first?.content) as unknown as AdaptiveCard,
    file: isFile ? first : undefined,
    ...(summary && { summary }),
  } as Pick<Message, 'card' | 'file' | 'summary'>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const PATIENCE_MS = 20_000;

function until<T>(watchers: Set<() => void>, find: () => T | undefined | false, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error(`Waited in vain for ${what}`))), PATIENCE_MS);
    const end = (how: () => void) => {
      clearTimeout(late);
      watchers.delete(look);
      how();
    };
    const look = () => {
      try {
        const found = find();
        if (found) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error));
      }
    };
    watchers.add(look);
    look();
  });
}
