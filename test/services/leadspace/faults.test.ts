import type { ServerResponse } from 'node:http';
import { systemClock } from '../../../services/clock.js';
import type { Timeouts } from '../../../services/leadspace/http.js';
import {
  createLeadspaceClient,
  type Leadspace,
  type LeadspaceRecord,
  ProviderError,
} from '../../../services/leadspace/index.js';
import type { Log } from '../../../services/log.js';
import { answerWith, type FaultServer, fixed, nobodyThere, onBytes } from '../../support/faultServer.js';

const TOKEN = 'planted-token-1234567890';
const RECORD: LeadspaceRecord = { company: { name: 'Secretive Holdings' }, external_id: 'x1' };
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';

const closing: (() => Promise<void>)[] = [];
let logged: string[] = [];

beforeEach(() => {
  logged = [];
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  // Whatever happened: neither the token nor a value of a profile is in the log.
  expect(logged.join()).not.toContain(TOKEN);
  expect(logged.join()).not.toContain('Secretive');
});

const keep = (fields: Record<string, unknown>, message: string) =>
  void logged.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = { info: keep, warn: keep, error: keep };

function clientOf(url: string, timeouts?: Partial<Timeouts>): Leadspace {
  const client = createLeadspaceClient({
    baseUrl: url,
    clock: systemClock(),
    log,
    tps: 30,
    ...(timeouts && { timeouts }),
  });
  closing.push(() => client.close());
  return client;
}

async function opened(starting: Promise<FaultServer>, timeouts?: Partial<Timeouts>) {
  const server = await starting;
  closing.push(() => server.close());
  return { server, client: clientOf(server.url, timeouts) };
}

/** What went wrong, and that the error itself gives nothing away. */
async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`Expected a ProviderError, got ${String(error)}`);
  expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain(TOKEN);
  expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('Secretive');
  return error.failure;
}

const submit = (client: Leadspace) => client.submitBulk(TOKEN, [RECORD]);
const poll = (client: Leadspace) => client.poll(TOKEN, '/v3/enrichment/results/b1');

describe('each status keeps its meaning, for a submission and for a poll', () => {
  test.each([
    [400, { kind: 'invalidInput', status: 400 }],
    [401, { kind: 'unauthorized', status: 401 }],
    [402, { kind: 'creditsOrProgram', status: 402 }],
    [403, { kind: 'creditsOrProgram', status: 403 }],
    [405, { kind: 'invalidInput', status: 405 }],
    [413, { kind: 'tooLarge', status: 413 }],
    [415, { kind: 'invalidInput', status: 415 }],
    [427, { kind: 'creditsOrProgram', status: 427 }],
    [429, { kind: 'rateLimited', status: 429 }],
    [500, { kind: 'unavailable', sent: 'answered', status: 500 }],
    [501, { kind: 'unavailable', sent: 'answered', status: 501 }],
    [502, { kind: 'unavailable', sent: 'answered', status: 502 }],
    [503, { kind: 'unavailable', sent: 'answered', status: 503 }],
    [504, { kind: 'unavailable', sent: 'answered', status: 504 }],
    [302, { kind: 'badResponse', status: 302 }],
    [409, { kind: 'badResponse', status: 409 }],
  ])('%i', async (status, failure) => {
    const { server, client } = await opened(fixed(status, HTML, { location: 'http://elsewhere.example/' }));

    expect(await failureOf(submit(client))).toMatchObject(failure);
    expect(await failureOf(poll(client))).toMatchObject(failure);
    expect(server.received).toHaveLength(2);
  });

  test('a front that lost its way to the gateway (522) does not know whether the submission was taken in', async () => {
    const { client } = await opened(fixed(522));

    expect(await failureOf(submit(client))).toMatchObject({ kind: 'unknownOutcome' });
    expect(await failureOf(poll(client))).toMatchObject({ kind: 'unavailable', sent: 'answered' });
  });

  test('the provider’s tracking id is kept for its support', async () => {
    const { client } = await opened(fixed(500, JSON.stringify({ error: 'x', tracking_id: 'tr-9' }), JSON_TYPE));

    await expect(submit(client)).rejects.toMatchObject({ trackingId: 'tr-9' });
  });
});

describe('a submission that cannot be told apart from one that was taken in is never sent twice', () => {
  const cases: [string, () => Promise<FaultServer>][] = [
    ['the connection is cut before any answer', () => onBytes((socket) => socket.destroy())],
    ['the connection is reset', () => onBytes((socket) => socket.resetAndDestroy())],
    ['the connection is closed politely without an answer', () => onBytes((socket) => socket.end())],
    ['the answer is cut in its headers', () => onBytes((socket) => socket.end('HTTP/1.1 202 Acc'))],
    [
      'the answer is cut in its body',
      () => onBytes((socket) => socket.end('HTTP/1.1 202 Accepted\r\ncontent-length: 60\r\n\r\n{"id":"/v3/enr')),
    ],
    ['the answer is no HTTP', () => onBytes((socket) => socket.end('220 mail.example ESMTP\r\n'))],
    ['the headers never come', () => onBytes(() => undefined)],
    ['the body drips', () => onBytes((socket) => void drip(socket))],
  ];

  test.each(cases)('%s: unknown outcome; a poll may be repeated', async (_what, start) => {
    const { server, client } = await opened(start(), { bulk: 300, poll: 300 });

    expect(await failureOf(submit(client))).toMatchObject({ kind: 'unknownOutcome' });
    expect(server.received).toHaveLength(1);
    expect(await failureOf(poll(client))).toMatchObject({ kind: 'unavailable', sent: 'cutOff' });
  });

  test.each([
    ['HTML with 200', 200, HTML, { 'content-type': 'text/html' }],
    ['truncated JSON', 202, '{"id":"/v3/enri', JSON_TYPE],
    ['JSON without an address', 202, '{"ok":true}', JSON_TYPE],
    ['an empty body', 202, '', {}],
    ['an address elsewhere', 202, '{"id":"https://evil.example/v3/enrichment/results/1"}', JSON_TYPE],
    ['an address elsewhere without a scheme', 202, '{"id":"//evil.example/results/1"}', JSON_TYPE],
  ])('%s after a submission: answered, not understood, maybe paid', async (_what, status, body, headers) => {
    const { server, client } = await opened(fixed(status, body, headers));

    expect(await failureOf(submit(client))).toMatchObject({ kind: 'badResponse', status });
    expect(server.received).toHaveLength(1);
  });

  test('an answer that pauses too long is given up, for a poll to be repeated', async () => {
    const { client } = await opened(
      answerWith((response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
        response.write('{"results":');
      }),
      { body: 500 },
    );

    expect(await failureOf(poll(client))).toMatchObject({
      kind: 'unavailable',
      sent: 'cutOff',
      reason: 'body time limit',
    });
  });
});

describe('a request that never left is safe to repeat', () => {
  test('nobody listens', async () => {
    const client = clientOf(await nobodyThere());

    expect(await failureOf(submit(client))).toMatchObject({ kind: 'unavailable', sent: false, reason: 'ECONNREFUSED' });
    expect(await failureOf(poll(client))).toMatchObject({ kind: 'unavailable', sent: false });
  });

  test('the name of the host is unknown', async () => {
    const client = clientOf('http://gateway.invalid');

    expect(await failureOf(submit(client))).toMatchObject({ kind: 'unavailable', sent: false });
  });

  test('the time for connecting has passed', async () => {
    // 192.0.2.0/24 is for documentation: packets to it go nowhere, or the network says so at once.
    const client = clientOf('http://192.0.2.1', { connect: 200, bulk: 1_500 });

    expect(await failureOf(submit(client))).toMatchObject({ kind: 'unavailable', sent: false });
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '7', 7_000],
    ['fractions of a second', '1.5', 1_500],
    ['nothing to wait for', '0', 0],
    ['more than an hour', '99999999999', 3_600_000],
    ['a date that has passed', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['a date far away', 'Wed, 21 Oct 2065 07:28:00 GMT', 3_600_000],
    ['a negative number', '-5', undefined],
    ['a word', 'soon', undefined],
    ['nothing', '', undefined],
  ])('%s (%s)', async (_what, value, retryAfterMs) => {
    const { client } = await opened(fixed(429, '', { 'retry-after': value }));

    expect(await failureOf(submit(client))).toEqual({
      kind: 'rateLimited',
      status: 429,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
  });

  test('a date is read against the clock', async () => {
    const { client } = await opened(
      answerWith((response) => {
        response.writeHead(429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
        response.end();
      }),
    );

    const failure = await failureOf(submit(client));

    expect(failure).toMatchObject({ kind: 'rateLimited' });
    expect((failure as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(50_000);
    expect((failure as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});

describe('results', () => {
  const answering = (body: string, headers: Record<string, string> = JSON_TYPE) => opened(fixed(200, body, headers));

  test('are read as JSON whatever type they declare', async () => {
    const { client } = await answering('{"results":[{"external_id":"x1"}]}', { 'content-type': 'text/plain' });

    expect(await poll(client)).toMatchObject({ state: 'results', answers: [{ externalId: 'x1' }] });
  });

  test('for other ids are handed on as they are: joining them is the caller’s, by external_id', async () => {
    const { client } = await answering('{"results":[{"external_id":"other"},{"external_id":7},"junk",null,[]]}');

    expect(await poll(client)).toMatchObject({
      state: 'results',
      answers: [{ externalId: 'other' }, { externalId: '7' }],
      unreadable: 3,
    });
  });

  test.each([
    ['HTML', HTML],
    ['truncated', '{"results":[{"ext'],
    ['another shape', '{"rows":[]}'],
    ['nothing', ''],
  ])('that are %s are a bad response, and nothing of them is used', async (_what, body) => {
    const { client } = await answering(body);

    expect(await failureOf(poll(client))).toMatchObject({ kind: 'badResponse', status: 200 });
  });

  test('are pending at 204 and 202, and gone at 404', async () => {
    const statuses = [204, 202, 404];
    const { client } = await opened(
      answerWith((response: ServerResponse, _request, no) => {
        response.writeHead(statuses[no - 1]!);
        response.end();
      }),
    );

    expect([await poll(client), await poll(client), await poll(client)]).toEqual([
      { state: 'pending' },
      { state: 'pending' },
      { state: 'gone' },
    ]);
  });
});

async function drip(socket: { write(text: string): boolean; destroyed: boolean }): Promise<void> {
  socket.write('HTTP/1.1 202 Accepted\r\ncontent-length: 100000\r\n\r\n');
  while (!socket.destroyed) {
    socket.write(' ');
    await systemClock().sleep(20);
  }
}
