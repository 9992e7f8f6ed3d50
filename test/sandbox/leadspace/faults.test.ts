import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trouble } from '../../../sandbox/leadspace/faults.js';
import { type Sandbox, startSandbox } from '../../../sandbox/leadspace/server.js';
import { tokenRef } from '../../../sandbox/leadspace/tokens.js';
import { bulk, call, get, post, single } from './client.js';

let sandbox: Sandbox;
const logFile = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'requests.jsonl');

beforeAll(async () => {
  sandbox = await startSandbox({ processingMs: () => 0, callsPerSecond: 1000, keepBodies: 2, logFile });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const one = [{ name: '3M' }];

test('answers the next submissions with 429 and says when to come back', async () => {
  sandbox.faults.add({ on: 'bulk', times: 2, ...trouble.tooManyRequests('1') });
  const replies = [
    await bulk(sandbox, 'good-1', one),
    await bulk(sandbox, 'good-1', one),
    await bulk(sandbox, 'good-1', one),
  ];

  expect(replies.map(({ status }) => status)).toEqual([429, 429, 202]);
  expect(replies[0]?.headers.get('retry-after')).toBe('1');
  expect(sandbox.log.all().map(({ accepted }) => accepted)).toEqual([false, false, true]);
});

test('lets some requests pass first, and fails until told otherwise', async () => {
  sandbox.faults.add({ on: 'single', times: 'always', after: 1, ...trouble.serverError(500) });
  const statuses = [];
  for (let at = 0; at < 3; at += 1) statuses.push((await single(sandbox, 'good-1', one[0])).status);
  sandbox.faults.clear();
  statuses.push((await single(sandbox, 'good-1', one[0])).status);

  expect(statuses).toEqual([200, 500, 500, 200]);
});

test('sends a web page instead of JSON', async () => {
  sandbox.faults.add({ on: 'poll', ...trouble.html(200) });
  const reply = await get(sandbox, (await bulk(sandbox, 'good-1', one)).json.id, 'good-1');

  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('text/html');
  expect(reply.text).toMatch(/^<!DOCTYPE html>/);
});

test('takes a submission in and cuts the connection before the answer', async () => {
  sandbox.faults.add({ on: 'bulk', do: 'drop' });
  await expect(bulk(sandbox, 'good-1', one)).rejects.toThrow();

  expect(sandbox.log.all()).toMatchObject([{ accepted: true, fault: 'drop', externalIds: ['p0'], status: undefined }]);
  expect(sandbox.accounts.of('good-1')?.creditsSpent).toBe(1);
});

test('cuts the connection before anything is taken in', async () => {
  sandbox.faults.add({ on: 'bulk', do: 'drop', accept: false });
  await expect(bulk(sandbox, 'good-1', one)).rejects.toThrow();

  expect(sandbox.log.acceptedIds()).toEqual([]);
  expect(sandbox.accounts.of('good-1')?.creditsSpent ?? 0).toBe(0);
});

test('cuts an answer half-way', async () => {
  sandbox.faults.add({ on: 'poll', do: 'cut' });
  const { id } = (await bulk(sandbox, 'good-1', one)).json;
  await expect(get(sandbox, id, 'good-1')).rejects.toThrow();

  expect((await get(sandbox, id, 'good-1')).status).toBe(200);
});

test('keeps an answer open for ever after its first half', async () => {
  sandbox.faults.add({ on: 'single', do: 'stall' });
  const headers = { authorization: 'Bearer good-1', 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}/enrichment/enrich/single`, {
    method: 'POST',
    headers,
    body: '{"company":{"name":"3M"}}',
  });
  const reader = response.body!.getReader();
  const first = await reader.read();

  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(first.value?.length ?? 0);
  await reader.cancel();
});

test('holds a submission that was taken in until it is released', async () => {
  sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const waiting = get(sandbox, '/__sandbox/held?wait');
  const answer = bulk(sandbox, 'good-1', one);

  expect((await waiting).json.held).toMatchObject([{ kind: 'bulk', accepted: true, externalIds: ['p0'] }]);
  await call(sandbox, 'POST', '/__sandbox/release', {});
  expect((await answer).status).toBe(202);
});

test('forgets a held request whose client went away', async () => {
  sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const gone = new AbortController();
  const headers = { authorization: 'Bearer good-1', 'content-type': 'application/json' };
  const body = '{"data":[{"company":{"name":"3M"},"external_id":"a"}]}';
  const answer = fetch(`${sandbox.url}/enrichment/enrich/bulk`, { method: 'POST', headers, body, signal: gone.signal });
  await sandbox.held.whenHeld();
  gone.abort();
  await expect(answer).rejects.toThrow();
  await bulk(sandbox, 'good-1', one);

  expect(sandbox.log.acceptedIds()).toEqual(['a', 'p0']);
});

test('never finishes a bulk, or answers only that it is not ready', async () => {
  sandbox.faults.add({ on: 'bulk', do: 'neverReady' });
  const never = (await bulk(sandbox, 'good-1', one)).json.id;
  const normal = (await bulk(sandbox, 'good-1', one)).json.id;
  sandbox.faults.add({ on: 'poll', do: 'neverReady', after: 1 });

  expect((await get(sandbox, never, 'good-1')).status).toBe(204);
  expect((await get(sandbox, normal, 'good-1')).status).toBe(204);
});

test('gives results for others, leaves some out, fails some with 1100', async () => {
  const { id } = (await bulk(sandbox, 'good-1', [{ name: '3M' }, { name: 'Intel' }])).json;
  sandbox.faults.add({ on: 'poll', do: 'foreign' });
  sandbox.faults.add({ on: 'poll', do: 'missing' });
  sandbox.faults.add({ on: 'poll', do: 'internal' });
  const [foreign, missing, internal] = [
    await get(sandbox, id, 'good-1'),
    await get(sandbox, id, 'good-1'),
    await get(sandbox, id, 'good-1'),
  ];

  expect(foreign.json.results.map((result: { external_id: string }) => result.external_id)).toEqual([
    'foreign-0',
    'foreign-1',
  ]);
  expect(missing.json.results).toHaveLength(1);
  expect(internal.json.results[0]!.error.code).toBe(1100);
});

test('revokes a token in the middle', async () => {
  const { id } = (await bulk(sandbox, 'good-1', one)).json;
  await post(sandbox, '/__sandbox/tokens', 'x', { token: 'good-1', revoked: true });

  expect((await get(sandbox, id, 'good-1')).status).toBe(401);
  expect((await bulk(sandbox, 'good-1', one)).status).toBe(401);
});

test('a flaky token meets 429, a web page and 503 in turn, and nothing is taken in twice', async () => {
  const statuses = [];
  for (let at = 0; at < 9; at += 1) statuses.push((await bulk(sandbox, 'flaky-1', one)).status);

  expect(statuses).toEqual([202, 202, 429, 202, 202, 502, 202, 202, 503]);
  expect(sandbox.accounts.of('flaky-1')?.creditsSpent).toBe(6);
});

test('faults can be planned from another process, and nonsense is refused', async () => {
  const planned = await post(sandbox, '/__sandbox/faults', 'x', { on: 'bulk', do: 'answer', status: 503 });
  const nonsense = await post(sandbox, '/__sandbox/faults', 'x', { on: 'bulk', do: 'explode' });
  await bulk(sandbox, 'good-1', one);

  expect(planned.json.faults).toMatchObject([{ fault: { times: 1 }, fired: 0 }]);
  expect(nonsense.status).toBe(400);
  expect((await get(sandbox, '/__sandbox/faults')).json.faults).toMatchObject([{ fired: 1 }]);
  expect((await get(sandbox, '/__sandbox/nothing')).status).toBe(404);
});

test('logs what reached the wire, never the token, and keeps the newest bodies only', async () => {
  for (let at = 0; at < 3; at += 1) await single(sandbox, 'good-secret', { name: '3M' }, `p${at}`);

  const { json: log } = await get(sandbox, '/__sandbox/requests?kind=single');
  expect(log.requests.map((entry: { body?: string }) => entry.body === undefined)).toEqual([true, false, false]);
  expect(JSON.parse(log.requests[2]!.body)).toEqual({ company: { name: '3M' }, external_id: 'p2' });
  expect(log.requests[2]).toMatchObject({
    token: tokenRef('good-secret'),
    externalIds: ['p2'],
    accepted: true,
    status: 200,
  });
  expect(JSON.stringify(log)).not.toContain('good-secret');
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3);
  expect(lines.map((line) => JSON.parse(line).externalIds)).toEqual([['p0'], ['p1'], ['p2']]);
});

test('a test can wait for a request instead of for time', async () => {
  const seen = sandbox.log.waitFor(({ kind }) => kind === 'bulk');
  await bulk(sandbox, 'good-1', one);

  expect(await seen).toMatchObject({ kind: 'bulk', externalIds: ['p0'] });
});
