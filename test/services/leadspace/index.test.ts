import { type Clock, systemClock } from '../../../services/clock.js';
import { createLeadspaceClient, type LeadspaceRecord, pollingPath } from '../../../services/leadspace/index.js';
import { silentLog } from '../../../services/log.js';
import { answerWith, type FaultServer, fixed } from '../../support/faultServer.js';
import { testClock } from '../../support/testClock.js';

const TOKEN = 'planted-token-1234567890';
const recordOf = (id: string): LeadspaceRecord => ({ company: { name: `Company ${id}` }, external_id: id });

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function opened(
  starting: Promise<FaultServer>,
  options: { clock?: Clock; tps?: number; inFlight?: number } = {},
) {
  const server = await starting;
  const client = createLeadspaceClient({
    baseUrl: server.url,
    clock: systemClock(),
    log: silentLog,
    tps: 30,
    ...options,
  });
  closing.push(() => client.close(), server.close);
  return { server, client };
}

test('a submission carries the token in its header only, and the records under data', async () => {
  const { server, client } = await opened(fixed(202, '{"id":"/v3/enrichment/results/b1"}'));

  const { path } = await client.submitBulk(TOKEN, [recordOf('a'), recordOf('b')]);

  const [request] = server.received;
  expect(path).toBe('/v3/enrichment/results/b1');
  expect(request).toMatchObject({ method: 'POST', path: '/enrichment/enrich/bulk' });
  expect(request!.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/json',
    accept: 'application/json',
  });
  expect(JSON.parse(request!.body)).toEqual({ data: [recordOf('a'), recordOf('b')] });
  expect(request!.body + request!.path).not.toContain(TOKEN);
});

test('every submission has a connection of its own; polls share one', async () => {
  const { server, client } = await opened(
    answerWith((response, { method }) => {
      response.writeHead(method === 'POST' ? 202 : 204);
      response.end(method === 'POST' ? '{"id":"b1"}' : undefined);
    }),
  );

  await client.submitBulk(TOKEN, [recordOf('a')]);
  await client.poll(TOKEN, 'b1');

  expect(server.received.map(({ headers }) => headers.connection)).toEqual(['close', 'keep-alive']);
});

test('more than 500 records, or none, never leave', async () => {
  const { server, client } = await opened(fixed(202, '{"id":"b1"}'));
  const many = Array.from({ length: 501 }, (_, index) => recordOf(String(index)));

  await expect(client.submitBulk(TOKEN, many)).rejects.toThrow(RangeError);
  await expect(client.submitBulk(TOKEN, [])).rejects.toThrow(RangeError);
  expect(server.received).toEqual([]);
});

test('verifying sends a company without a name, and both 400 and 200 accept the token', async () => {
  const statuses = [400, 200];
  const { server, client } = await opened(
    answerWith((response, _request, no) => {
      response.writeHead(statuses[no - 1]!);
      response.end('{"error":"too little input"}');
    }),
  );

  await client.verify(TOKEN);
  await client.verify(TOKEN);

  expect(server.received.map(({ body }) => body)).toEqual(['{"company":{"name":""}}', '{"company":{"name":""}}']);
});

test('a page of a proxy does not count as accepted', async () => {
  const { client } = await opened(fixed(200, '<html>Sign in to the network</html>'));

  await expect(client.verify(TOKEN)).rejects.toMatchObject({ failure: { kind: 'badResponse' } });
});

test('a single record comes back enriched', async () => {
  const company = { name: 'Company a', matching_confidence: { level: 'HIGH' } };
  const body = { external_id: 'a', data: { enrichment_status: 'Company Enriched', company } };
  const { client } = await opened(fixed(200, JSON.stringify(body)));

  expect(await client.single(TOKEN, recordOf('a'))).toMatchObject({ status: 'enriched', confidence: 'HIGH' });
});

test('calls keep to the rate of their token, whoever makes them; another token has its own', async () => {
  const clock = testClock(0);
  const times: [string, number][] = [];
  const { client } = await opened(
    answerWith((response, { headers }) => {
      times.push([String(headers.authorization).slice(7), clock.now()]);
      response.writeHead(204);
      response.end();
    }),
    { clock, tps: 10, inFlight: 20 },
  );

  const calls = ['a', 'a', 'a', 'a', 'b'].map((token) => client.poll(token, 'b1'));
  for (let step = 0; step < 4; step += 1) {
    while (times.filter(([token]) => token === 'a').length < step + 1) await new Promise(setImmediate);
    await clock.advance(100);
  }
  await Promise.all(calls);

  expect(times.filter(([token]) => token === 'a').map(([, at]) => at)).toEqual([0, 100, 200, 300]);
  expect(times.filter(([token]) => token === 'b')).toEqual([['b', 0]]);
});

test('no more requests are open at once than allowed, and every one gets its turn', async () => {
  let open = 0;
  let most = 0;
  const { client } = await opened(
    answerWith(async (response) => {
      open += 1;
      most = Math.max(most, open);
      await systemClock().sleep(30);
      open -= 1;
      response.writeHead(204);
      response.end();
    }),
    { inFlight: 3 },
  );

  await Promise.all(Array.from({ length: 10 }, (_, index) => client.poll(`token-${index}`, 'b1')));

  expect(most).toBe(3);
});

test('an address with a path is refused: it would be lost silently', () => {
  const settings = { baseUrl: 'https://proxy.example/leadspace', clock: systemClock(), log: silentLog };

  expect(() => createLeadspaceClient(settings)).toThrow('without a path');
});

test.each([
  ['/v3/enrichment/results/b1', '/v3/enrichment/results/b1'],
  ['b1-2_3.4', '/v3/enrichment/results/b1-2_3.4'],
  ['https://gateway.example/v3/enrichment/results/b1?x=1', '/v3/enrichment/results/b1?x=1'],
  ['https://gateway.example:443/r/b1', '/r/b1'],
  ['https://evil.example/r/b1', undefined],
  ['http://gateway.example/r/b1', undefined],
  ['https://gateway.example:8443/r/b1', undefined],
  ['https://user:pass@gateway.example/r/b1', undefined],
  ['//evil.example/r/b1', undefined],
  ['/\\evil.example/r/b1', undefined],
  ['javascript:alert(1)', undefined],
  ['ftp://gateway.example/x', undefined],
  ['b1 b2', undefined],
  ['', undefined],
])('a polling address %s is followed as %s', (id, path) => {
  expect(pollingPath(id, 'https://gateway.example')).toBe(path);
});
