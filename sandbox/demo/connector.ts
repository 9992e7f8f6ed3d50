import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Card } from './card.js';
import type { Inbox, Message } from './inbox.js';

/** The service of Teams that bots write to. */
export interface Connector {
  url: string;
  close(): void;
}

export interface Member {
  id: string;
  name: string;
  aadObjectId: string;
}

/** The one chat of the demo. */
export interface Chat {
  id: string;
  tenantId: string;
  member: Member;
  inbox: Inbox;
}

interface Posted {
  text?: string;
  attachments?: { contentType: string; content: Card }[];
}

const CARD = 'application/vnd.microsoft.card.adaptive';
const NOT_FOUND: [number, object] = [404, { error: { code: 'NotFound', message: 'There is no such thing here.' } }];

export async function startConnector(chat: Chat): Promise<Connector> {
  const server = createServer((request, response) => {
    answer(chat, request).then(
      ([status, body]) => reply(response, status, body),
      (error: Error) => reply(response, 500, { error: { code: 'Failed', message: error.message } }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
async function answer(chat: Chat, request: IncomingMessage): Promise<[status: number, body: object]> {
  const { pathname } = new URL(request.url ?? '/', 'http://connector');
  const [conversation, what, id] = pathname.split('/').slice(3).map(decodeURIComponent);
  if (request.method === 'GET') return members(chat, what, id);
  const posted = (await json(request)) as Posted;
  if (!conversation) return [201, { id: chat.id }];
  if (what !== 'activities') return NOT_FOUND;
  if (request.method === 'POST') return [201, { id: chat.inbox.post(contentOf(posted)) }];
  return chat.inbox.update(id ?? '', contentOf(posted)) ? [200, { id }] : NOT_FOUND;
}

function members({ member, tenantId }: Chat, what?: string, id?: string): [status: number, body: object] {
  const somebody = { ...member, objectId: member.aadObjectId, tenantId };
  if (what === 'pagedmembers') return [200, { members: [somebody] }];
  if (what !== 'members' || (id && id !== member.id)) return NOT_FOUND;
  return [200, id ? somebody : [somebody]];
}

function contentOf({ text = '', attachments = [] }: Posted): Omit<Message, 'id'> {
  const card = attachments.find(({ contentType }) => contentType === CARD)?.content;
  return { text, ...(card && { card }) };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
