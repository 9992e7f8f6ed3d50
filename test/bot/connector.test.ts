import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdapter } from '../../bot/adapter.js';
import { createConnector, type DeliveryError } from '../../bot/connector.js';
import { card } from '../../cards/card.js';
import { createLocale } from '../../cards/locale.js';

const any = card(createLocale('en'), { fallbackText: 'Words of the notification', body: [] });

let server: Server;
let calls: { method: string; url: string; body: string }[];
let answer: RequestListener;
let url: string;

beforeEach(async () => {
  calls = [];
  answer = (_request, response) => {
    response.writeHead(201);
    response.end('{"id":"m1"}');
  };
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    calls.push({ method: request.method ?? '', url: request.url ?? '', body });
    response.setHeader('Content-Type', 'application/json');
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const connector = () =>
  createConnector({
    adapter: createAdapter({ appId: '', appType: 'SingleTenant' }).sdk,
    appId: '',
    allows: (serviceUrl) => serviceUrl === url,
  });
const place = () => ({ serviceUrl: url, conversationId: '19:a@thread.tacv2;messageid=1', botId: '28:bot' });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: DeliveryError) => ({ status: error.status, code: error.code, retryAfterMs: error.retryAfterMs }),
  );

test('a card is posted once, with words for the notification, and its id comes back', async () => {
  expect(await connector().post(place(), any)).toBe('m1');
  expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities',
  ]);
  expect(JSON.parse(calls[0]!.body)).toMatchObject({
    summary: 'Words of the notification',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
  });
});

test.each([408, 429, 500, 502, 503, 504])(
  '%i is told at once: the SDK repeats nothing behind our back',
  async (status) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'Retry-After': '7' });
      response.end('{"error":{"code":"Trouble","message":"x"}}');
    };
    expect(await failure(connector().post(place(), any))).toEqual({ status, code: 'Trouble', retryAfterMs: 7_000 });
    expect(await failure(connector().update(place(), 'm1', any))).toMatchObject({ status });
    expect(calls).toHaveLength(2);
  },
);

test('a cut connection is told at once, and as not answered', async () => {
  answer = (request) => request.socket.destroy();
  expect(await failure(connector().post(place(), any))).toMatchObject({ status: undefined });
  expect(calls).toHaveLength(1);
});

test('a redirect is not followed: our token goes where it was sent and nowhere else', async () => {
  answer = (_request, response) => {
    response.writeHead(307, { Location: `${url}elsewhere` });
    response.end();
  };
  expect(await failure(connector().post(place(), any))).toMatchObject({ status: 307 });
  expect(calls).toHaveLength(1);
});

test('a service address that is not allowed is never called', async () => {
  const to = { ...place(), serviceUrl: 'http://127.0.0.1:1/' };
  expect(await failure(connector().post(to, any))).toEqual({
    status: undefined,
    code: 'ServiceUrlNotAllowed',
    retryAfterMs: undefined,
  });
});

test('members come page by page, and not more than asked for', async () => {
  answer = (request, response) => {
    const second = request.url?.includes('continuationToken=next');
    const members = second
      ? [{ id: '29:3', name: 'C' }]
      : [
          { id: '29:1', name: 'A', aadObjectId: 'o1', tenantId: 't' },
          { id: '29:2', name: 'B', objectId: 'o2' },
        ];
    response.end(JSON.stringify({ members, ...(!second && { continuationToken: 'next' }) }));
  };
  expect(await connector().members(place(), 200)).toEqual([
    { id: '29:1', name: 'A', objectId: 'o1', tenantId: 't' },
    { id: '29:2', name: 'B', objectId: 'o2' },
    { id: '29:3', name: 'C' },
  ]);
  expect(await connector().members(place(), 2)).toHaveLength(2);
});

test('the 1:1 chat is opened for the person and tenant', async () => {
  answer = (_request, response) => response.end('{"id":"a:chat"}');
  const { serviceUrl, botId } = place();
  expect(await connector().open({ serviceUrl, botId }, { memberId: '29:1', tenantId: 't' })).toBe('a:chat');
  expect(JSON.parse(calls[0]!.body)).toMatchObject({ isGroup: false, members: [{ id: '29:1' }], tenantId: 't' });
});
