import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../../sandbox/leadspace/server.js';
import { bulk, call, get, post, single } from './client.js';

let sandbox: Sandbox;
let time: number;

beforeEach(async () => {
  time = Date.UTC(2026, 10, 22);
  sandbox = await startSandbox({ now: () => time, processingMs: () => 500, callsPerSecond: 5, maxBacklog: 1200 });
});
afterEach(() => sandbox.close());

const SINGLE = '/enrichment/enrich/single';
const BULK = '/enrichment/enrich/bulk';
const json = { 'content-type': 'application/json' };

describe('a single request', () => {
  test('answers with the company in the names of data graph v4', async () => {
    const { status, json: answer } = await single(sandbox, 'good-1', {
      name: 'Fabrikam Instruments',
      website: 'fabrikam.example',
    });

    expect(status).toBe(200);
    expect(answer).toMatchObject({
      status: 'success',
      external_id: 'p1',
      data: {
        enrichment_status: 'Company Enriched',
        company: {
          ug_company_id: 'ug-fabrikam-instruments',
          original_name: 'Fabrikam Instruments',
          address: { country: 'United Kingdom', city: 'Leeds', address: '1 Test Row', zipcode: 'LS1 1AA' },
          employees: { exact: 420, range: '201-500' },
          revenue_dollar: { exact: 61_000_000, range: '$50M-$100M' },
          matching_confidence: { level: 'HIGH' },
        },
      },
    });
    expect(answer.data.company).not.toHaveProperty('family_tree');
  });

  test('says size and revenue to a program on data graph v3', async () => {
    const { json: answer } = await single(sandbox, 'v3-1', { name: 'Fabrikam Instruments' });

    expect(answer.data.company).toMatchObject({ size: { exact: 420 }, revenue: { exact: 61_000_000 } });
    expect(answer.data.company).not.toHaveProperty('employees');
  });

  test('adds the family tree for a customer who pays for it', async () => {
    const { json: answer } = await single(sandbox, 'premium-1', { name: 'Fabrikam Instruments' });

    expect(answer.data.company.family_tree.companies).toMatchObject([
      { type: 'SITE', name: 'Fabrikam Instruments Ltd' },
      { type: 'DU', name: 'Fabrikam Instruments Ltd' },
      { type: 'GU', name: 'Fabrikam Group AG' },
    ]);
  });

  test('answers a miss with 200, and leaves unknown figures of a real company out', async () => {
    const miss = await single(sandbox, 'good-1', { name: 'Jansen Installatietechniek' });
    const real = await single(sandbox, 'good-1', { name: '3M', address: { country: 'US' } });

    expect([miss.status, miss.json.data.enrichment_status]).toEqual([200, 'Not Enriched']);
    expect(real.json.data.company.industry).toBe('Industrials');
    expect(real.json.data.company.employees ?? '').toBe('');
  });

  test('tells a good token from a bad one without spending, by a request that cannot succeed', async () => {
    const answers = [];
    for (const token of ['good-1', 'expired-1', 'whatever', 'noprogram-1', 'nocredit-1']) {
      answers.push((await single(sandbox, token, { name: '' })).status);
    }

    expect(answers).toEqual([400, 401, 401, 403, 427]);
    expect((await get(sandbox, '/__sandbox/credits')).json.creditsSpent).toBe(0);
  });
});

describe('a bulk', () => {
  test('gives an address, then nothing yet, then shuffled results', async () => {
    const names = ['3M', 'Adobe', 'Cisco', 'Fabrikam Instruments', 'Nobody At All Here', 'Intel'];
    const accepted = await bulk(
      sandbox,
      'good-1',
      names.map((name) => ({ name })),
    );
    const early = await get(sandbox, accepted.json.id, 'good-1');
    time += 500;
    const done = await get(sandbox, accepted.json.id, 'good-1');
    const again = await get(sandbox, accepted.json.id, 'good-1');

    expect(accepted.status).toBe(202);
    expect(accepted.json.id).toMatch(/^\/v3\/enrichment\/results\/[\w-]+$/);
    expect([early.status, early.text]).toEqual([204, '']);
    const ids = done.json.results.map((result: { external_id: string }) => result.external_id);
    expect([...ids].sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    expect(ids).not.toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    expect(again.text).toBe(done.text);
  });

  test('fails a record without a name inside the results, not the whole', async () => {
    const accepted = await bulk(sandbox, 'good-1', [
      { name: '3M' },
      { name: ' ' },
      {},
      { name: 'x'.repeat(256) },
      { name: 7 },
    ]);
    time += 500;
    const { json: answer } = await get(sandbox, accepted.json.id, 'good-1');

    const failed = answer.results.filter((result: { status: string }) => result.status === 'failure');
    expect(failed).toHaveLength(4);
    expect(failed[0]!.error).toEqual({ code: 1200, description: 'Invalid Input' });
    expect(failed[0]!.data).toEqual({ enrichment_status: 'Not Enriched' });
  });

  test('takes 1 to 500 records, also as a bare list', async () => {
    const record = { company: { name: '3M' }, external_id: 'a' };
    const statuses = [];
    for (const body of [
      { data: [] },
      { data: Array(501).fill(record) },
      { data: Array(500).fill(record) },
      [record],
      { data: 'x' },
    ]) {
      statuses.push((await post(sandbox, BULK, 'good-1', body)).status);
    }

    expect(statuses).toEqual([400, 400, 202, 202, 400]);
  });

  test('belongs to the token that sent it, and ages out after a day', async () => {
    const { id } = (await bulk(sandbox, 'good-1', [{ name: '3M' }])).json;

    expect((await get(sandbox, id, 'good-2')).status).toBe(404);
    expect((await get(sandbox, '/v3/enrichment/results/none', 'good-1')).status).toBe(404);
    time += 24 * 3_600_000;
    expect((await get(sandbox, id, 'good-1')).status).toBe(404);
  });

  test('costs a credit for each record that was enriched, the same one again too', async () => {
    for (let round = 0; round < 2; round += 1)
      await bulk(sandbox, 'good-1', [{ name: '3M' }, { name: 'Nobody At All Here' }]);

    const { json: credits } = await get(sandbox, '/__sandbox/credits');
    const { json: submitted } = await get(sandbox, '/__sandbox/submitted');
    expect(credits).toMatchObject({ creditsSpent: 2, recordsTaken: 4 });
    expect(submitted).toEqual({ records: 4, distinct: 2, twice: ['p0', 'p1'] });
  });

  test('stops where the credits end, gives back the part that was paid, and the next one is refused', async () => {
    await post(sandbox, '/__sandbox/tokens', 'x', { token: 'good-1', credits: 2 });
    const accepted = await bulk(sandbox, 'good-1', [
      { name: '3M' },
      { name: 'Adobe' },
      { name: 'Intel' },
      { name: 'Cisco' },
    ]);
    time += 500;
    const { json: answer } = await get(sandbox, accepted.json.id, 'good-1');
    const next = await bulk(sandbox, 'good-1', [{ name: '3M' }]);

    expect(answer.results.map((result: { external_id: string }) => result.external_id).sort()).toEqual(['p0', 'p1']);
    expect(next.status).toBe(427);
    expect(next.json.details).toMatch(/credits.*Program/);
  });

  test('tells the callback address once', async () => {
    let hear: (text: string) => void = () => undefined;
    const heard = new Promise<string>((resolve) => {
      hear = resolve;
    });
    const listener = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk)).on('end', () => hear(text));
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const callbackUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/done`;
    const { json: accepted } = await post(sandbox, BULK, 'good-1', {
      data: [{ company: { name: '3M' } }],
      callbackUrl,
    });

    const told = JSON.parse(await heard);
    listener.close();
    expect(told).toMatchObject({
      bulkStatus: 'COMPLETED',
      companyEnriched: 1,
      callbackMethod: { pollingUrl: accepted.id },
    });
  });
});

describe('refusals', () => {
  test('carry the envelope, except 401, which has no body', async () => {
    const refused = await post(sandbox, SINGLE, 'good-1', '{nonsense');
    const unknown = await post(sandbox, SINGLE, 'nobody-1', { company: { name: '3M' } });

    expect(refused.status).toBe(400);
    expect(refused.json).toEqual({
      error: 'Bad Request',
      tracking_id: expect.any(String),
      request_timestamp: '2026-11-22T00:00:00Z',
      details: 'The body is not JSON',
    });
    expect([unknown.status, unknown.text]).toEqual([401, '']);
  });

  test('name the wrong method, content type, path and size', async () => {
    const good = { authorization: 'Bearer good-1' };
    const statuses = [
      (await call(sandbox, 'GET', BULK, good)).status,
      (await call(sandbox, 'PUT', SINGLE, { ...good, ...json }, {})).status,
      (await call(sandbox, 'POST', SINGLE, { ...good, 'content-type': 'text/plain' }, '{}')).status,
      (await call(sandbox, 'POST', '/enrichment/other', { ...good, ...json }, {})).status,
      (await call(sandbox, 'POST', BULK, json, {})).status,
      (await call(sandbox, 'POST', BULK, { ...good, ...json }, 'x'.repeat(11 * 1024 * 1024))).status,
    ];

    expect(statuses).toEqual([405, 405, 415, 404, 401, 413]);
  });

  test('hold back who calls too often, until a second has passed', async () => {
    const statuses = [];
    for (let at = 0; at < 6; at += 1) statuses.push((await single(sandbox, 'good-1', { name: '3M' })).status);
    const other = (await single(sandbox, 'good-2', { name: '3M' })).status;
    time += 1000;
    const later = (await single(sandbox, 'good-1', { name: '3M' })).status;

    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect([other, later]).toEqual([200, 200]);
  });

  test('hold back who has too much in work', async () => {
    const many = Array.from({ length: 500 }, () => ({ name: 'Nobody At All Here' }));
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await bulk(sandbox, 'good-1', many)).status);
    time += 1000;
    statuses.push((await bulk(sandbox, 'good-1', many)).status);

    expect(statuses).toEqual([202, 202, 429, 202]);
  });
});

test('a customer with a minimum level gets weaker matches as misses, and does not pay for them', async () => {
  const weak = { name: 'Goldman' };

  expect((await single(sandbox, 'good-1', weak)).json.data.company.matching_confidence.level).toBe('VERY LOW');
  expect((await single(sandbox, 'minlow-1', weak)).json.data.enrichment_status).toBe('Not Enriched');
  expect((await single(sandbox, 'minhigh-1', { name: '3M' })).json.data.enrichment_status).toBe('Not Enriched');
  expect(sandbox.accounts.of('minlow-1')?.creditsSpent).toBe(0);
});

test('a port that is taken is an error', async () => {
  await expect(startSandbox({ port: sandbox.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
