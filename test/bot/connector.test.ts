import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotFrameworkAuthentication } from 'botframework-connector';
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
const place = () => ({
  tenantId: 't',
  serviceUrl: url,
  conversationId: '19:a@thread.tacv2;messageid=1',
  botId: '28:bot',
});
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    ({ status, code, retryAfterMs, left }: DeliveryError) => ({ status, code, retryAfterMs, left }),
  );

test('a card is posted once, with words for the notification, and its id comes back', async () => {
  expect(await connector().post(place(), any)).toBe('m1');
  expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities',
  ]);
  const body = JSON.parse(calls[0]!.body);
  expect(body).not.toHaveProperty('channelData');
  expect(body).toMatchObject({
    summary: 'Words of the notification',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
  });
});

test('a notice shows in the activity feed, in the words of the card', async () => {
  await connector().post(place(), any, { alert: true });
  expect(JSON.parse(calls[0]!.body)).toMatchObject({
    summary: 'Words of the notification',
    channelData: { notification: { alert: true } },
  });
});

test.each([408, 429, 500, 502, 503, 504])(
  '%i is told at once: the SDK repeats nothing behind our back',
  async (status) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'Retry-After': '7' });
      response.end('{"error":{"code":"Trouble","message":"x"}}');
    };
    expect(await failure(connector().post(place(), any))).toEqual({
      ...{ status, code: 'Trouble', retryAfterMs: 7_000, left: true },
    });
    expect(await failure(connector().update(place(), 'm1', any))).toMatchObject({ status });
    expect(calls).toHaveLength(2);
  },
);

test('a cut connection is told at once, and as not answered', async () => {
  answer = (request) => request.socket.destroy();
  expect(await failure(connector().post(place(), any))).toMatchObject({ status: undefined, left: true });
  expect(calls).toHaveLength(1);
});

test('what a closed door has turned away has surely not arrived', async () => {
  const to = place();
  const allowed = connector();
  server.close();
  await once(server, 'close');
  expect(await failure(allowed.post(to, any))).toMatchObject({ status: undefined, code: 'ECONNREFUSED', left: false });
  server.listen(0);
  await once(server, 'listening');
});

test('without a token nothing leaves, and it is known', async () => {
  const { sdk } = createAdapter({ appId: '', appType: 'SingleTenant' });
  const authentication = Reflect.get(sdk, 'botFrameworkAuthentication') as BotFrameworkAuthentication;
  const createFactory = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (claims) => {
    const factory = createFactory(claims);
    const create = factory.create.bind(factory);
    factory.create = async (...of) => {
      const client = await create(...of);
      const signRequest = () => Promise.reject(Object.assign(new Error('x'), { errorCode: 'invalid_client' }));
      return Object.assign(client, { credentials: { signRequest } });
    };
    return factory;
  };
  const known = createConnector({ adapter: sdk, appId: '', allows: () => true });
  expect(await failure(known.post(place(), any))).toMatchObject({
    ...{ status: undefined, code: 'invalid_client', left: false },
  });
  expect(calls).toEqual([]);
});

test('the code of the message store is found inside its words', async () => {
  const message = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'x', errorCode: null }, null, 2);
  answer = (_request, response) => {
    response.writeHead(403);
    response.end(JSON.stringify({ errorCode: 209, message }));
  };
  expect(await failure(connector().post(place(), any))).toMatchObject({ status: 403, code: 'MessageWritesBlocked' });
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
    left: false,
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
  const { conversationId: _, ...from } = place();
  expect(await connector().open(from, '29:1')).toBe('a:chat');
  expect(JSON.parse(calls[0]!.body)).toMatchObject({ isGroup: false, members: [{ id: '29:1' }], tenantId: 't' });
});
