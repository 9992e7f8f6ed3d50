import { gzipSync } from 'node:zlib';
import type { Caller } from '../../../services/caller.js';
import { type ErrorCode, ServiceError } from '../../../services/errors.js';
import type { Services } from '../../../services/index.js';
import { type Bot, startBot } from '../../support/bot.js';
import { ASKED, ask, type PageAnswer, problemIn } from '../../support/pages.js';
import { testClock } from '../../support/testClock.js';

// What pages may ask for, and how they are told that they may not. Services are hand-made: they note what reaches them.

const ANNA: Caller = { tenantId: 'contoso', userId: 'anna', name: 'Anna de Vries' };
const BRAM: Caller = { tenantId: 'contoso', userId: 'bram', name: 'Bram Bos' };
const CHRIS: Caller = { tenantId: 'fabrikam', userId: 'chris', name: 'Chris Cole' };
const WHO: Record<string, Caller> = { anna: ANNA, bram: BRAM, chris: CHRIS };

let bot: Bot;
let asked: unknown[][] = [];
let trouble: Error | undefined;
const lines: string[] = [];
const clock = testClock();

const noted =
  (name: string, answer: unknown) =>
  async (...given: unknown[]) => {
    asked.push([name, ...given]);
    if (trouble) throw trouble;
    return answer;
  };
const services = {
  access: { roleOf: () => 'viewer' },
  enrichments: { readable: noted('readable', [{ id: 'e1', name: 'Facts', sandbox: true, profiles: 3 }]) },
  results: {
    overview: noted('overview', { profiles: 3 }),
    table: noted('table', { rows: [] }),
    count: noted('count', 17),
    profile: noted('profile', { customerId: 17 }),
    exportCsv: noted('exportCsv', { id: 'e1.x', state: 'Refreshing' }),
    exportOf: noted('exportOf', { id: 'e1.x', state: 'Successful' }),
  },
  history: { page: noted('history', { rows: [], total: 0, trend: [] }) },
  consent: { overview: noted('consent', { profiles: 3 }), trend: noted('trend', { points: [], options: [] }) },
  pageLinks: {
    async reader(signed: string) {
      const caller = WHO[signed];
      if (!caller) throw new ServiceError('pageLinkExpired');
      return { caller, language: 'en' };
    },
  },
} as unknown as Services;

const note = (fields: Record<string, unknown>, message: string) =>
  void lines.push(`${message} ${JSON.stringify(fields)}`);

beforeAll(async () => {
  bot = await startBot({
    ...{ services, commands: [], actions: [], clock, log: { info: note, warn: note, error: note } },
    env: { TENANTS: 'contoso', PLAYGROUND_PORT: '4711' },
  });
});
beforeEach(() => {
  asked = [];
  lines.length = 0;
  trouble = undefined;
});
afterAll(() => bot.close());

const anna = (path: string, body?: unknown, language?: string) =>
  ask(bot.url, path, {
    authorization: 'Link anna',
    ...(body !== undefined && { body }),
    ...(language && { language }),
  });

describe('what can be asked', () => {
  test('a session says who looks, and what there is to look at', async () => {
    const answer = await anna('session');

    expect(answer.body).toEqual({
      name: 'Anna de Vries',
      role: 'viewer',
      chatUrl: 'http://localhost:4711',
      enrichments: [{ id: 'e1', name: 'Facts', sandbox: true, profiles: 3 }],
    });
    expect(asked).toEqual([['readable', ANNA]]);
  });

  test.each<[string, object | undefined, unknown[][], unknown]>([
    ['enrichments/e1', undefined, [['overview', ANNA, 'e1']], { profiles: 3 }],
    [
      'enrichments/e1/profiles',
      {
        query: { search: 'con', filters: { country: ['NL', ''] } },
        order: { field: 'employees', descending: true },
        at: 'x',
        size: 100,
      },
      [
        [
          'table',
          ANNA,
          'e1',
          {
            query: { search: 'con', filters: { country: ['NL', ''] } },
            order: { field: 'employees', descending: true },
            at: 'x',
            size: 100,
          },
        ],
      ],
      { rows: [] },
    ],
    [
      'enrichments/e1/count',
      { search: 'con', changed: true },
      [['count', ANNA, 'e1', { search: 'con', changed: true }]],
      { count: 17 },
    ],
    ['enrichments/e1/profiles/17', undefined, [['profile', ANNA, 'e1', 17]], { customerId: 17 }],
    [
      'enrichments/e1/export',
      { filters: { bucket: ['enriched'] } },
      [['exportCsv', ANNA, 'e1', { filters: { bucket: ['enriched'] } }]],
      { id: 'e1.x', state: 'Refreshing' },
    ],
    ['exports/e1.x', undefined, [['exportOf', ANNA, 'e1.x']], { id: 'e1.x', state: 'Successful' }],
    [
      'history',
      { kind: 'run', outcome: 'Failed', timeZone: 'Europe/Amsterdam', size: 20 },
      [['history', ANNA, { kind: 'run', outcome: 'Failed' }, { timeZone: 'Europe/Amsterdam', size: 20 }]],
      { rows: [], total: 0, trend: [] },
    ],
    [
      'consent',
      undefined,
      [
        ['consent', ANNA],
        ['trend', ANNA],
      ],
      { overview: { profiles: 3 }, trend: { points: [], options: [] } },
    ],
  ])('%s %j reaches the service as it is', async (path, body, calls, expected) => {
    const answer = await anna(path, body);

    expect([answer.status, answer.body]).toEqual([200, expected]);
    expect(asked).toEqual(calls);
  });

  test('the address goes before the body', async () => {
    await anna('enrichments/e1/count', { id: 'e2' });

    expect(asked).toEqual([['count', ANNA, 'e1', {}]]);
  });

  test('nobody keeps an answer, and it is no document', async () => {
    const { headers } = await anna('session');

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what cannot be asked', () => {
  const wrong: [string, unknown][] = [
    ['enrichments/e1/profiles', '{'],
    ['enrichments/e1/profiles', '[]'],
    ['enrichments/e1/profiles', 'null'],
    ['enrichments/e1/profiles', '['.repeat(100_000)],
    ['enrichments/e1/profiles', { size: 101 }],
    ['enrichments/e1/profiles', { size: 0 }],
    ['enrichments/e1/profiles', { size: '10' }],
    ['enrichments/e1/profiles', { at: 7 }],
    ['enrichments/e1/profiles', { order: { field: 'send_hash' } }],
    ['enrichments/e1/profiles', { order: { field: 'employees; DROP TABLE enriched' } }],
    ['enrichments/e1/profiles', { order: 'employees' }],
    ['enrichments/e1/profiles', { query: { search: 'x'.repeat(256) } }],
    ['enrichments/e1/profiles', { query: { search: { $ne: 1 } } }],
    ['enrichments/e1/profiles', { query: { filters: { country: 'NL' } } }],
    ['enrichments/e1/profiles', { query: { filters: { country: Array.from({ length: 51 }, String) } } }],
    ['enrichments/e1/profiles', { query: { filters: { country: ['x'.repeat(256)] } } }],
    ['enrichments/e1/profiles', { query: { filters: { street: ['x'] } } }],
    ['enrichments/e1/count', { changed: 'yes' }],
    ['enrichments/e1/export', { search: 1 }],
    ['history', {}],
    ['history', { timeZone: 'Mars/Olympus' }],
    ['history', { timeZone: 'Europe/Amsterdam', kind: 'export' }],
    ['enrichments/e1/profiles/adventure', undefined],
    ['enrichments/e1/profiles/1.5', undefined],
    ['enrichments/e1/profiles/-1', undefined],
  ];

  test.each(wrong)('%s %j: 400 in words, and no service is asked', async (path, body) => {
    const answer = await anna(path, body, 'nl');

    expect([answer.status, problemIn(answer).code]).toEqual([400, 'malformed']);
    expect(problemIn(answer).message).toContain('niet te begrijpen');
    expect(asked).toEqual([]);
  });

  test.each<[string, Record<string, string>, string | Buffer, number]>([
    ['another content type', { 'Content-Type': 'text/plain' }, '{}', 415],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'search=x', 415],
    ['a packed body', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, gzipSync('{}'), 415],
    ['more than 256 kB', { 'Content-Type': 'application/json' }, JSON.stringify({ search: 'x'.repeat(300_000) }), 413],
  ])('%s is refused', async (_what, headers, body, status) => {
    const response = await fetch(`${bot.url}/tab/api/enrichments/e1/count`, {
      method: 'POST',
      headers: { Authorization: 'Link anna', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });

    expect(response.status).toBe(status);
    expect(((await response.json()) as { code: string }).code).toBe('malformed');
    expect(asked).toEqual([]);
  });

  test('other ways of asking are not known', async () => {
    const statuses = await Promise.all(
      (['PUT', 'DELETE', 'OPTIONS', 'POST'] as const).map(
        async (method) => (await fetch(`${bot.url}/tab/api/session`, { method })).status,
      ),
    );

    expect(statuses).toEqual([405, 405, 405, 405]);
    expect((await fetch(`${bot.url}/tab/api/nothing`)).status).toBe(404);
  });
});

test('while the bot starts pages are asked to wait', async () => {
  const early: PageAnswer[] = [];
  await bot.restart({
    async house({ publicUrl }) {
      early.push(await ask(publicUrl, 'session', { authorization: 'Link anna' }));
      return { services, start: async () => undefined, stop: async () => undefined };
    },
  });

  expect(early.map(({ status }) => status)).toEqual([503]);
  expect(early.map(problemIn)).toMatchObject([{ code: 'starting', next: 'Wait a moment, then try again.' }]);
  expect((await anna('session')).status).toBe(200);
});

test('the log tells who asked for what, and not what for', async () => {
  await anna('enrichments/e1/profiles', { query: { search: 'adventure' } });

  expect(lines).toEqual([
    'page answered {"subject":"enrichments/:id/profiles","user":"anna","tenant":"contoso","ms":0}',
  ]);
});

describe('who asks', () => {
  test.each(ASKED)('%s is answered to nobody unknown, whatever the body', async (path, body) => {
    for (const authorization of [undefined, 'Link forged', 'Bearer anna', 'anna', 'Link', 'Link anna anna']) {
      const answer = await ask(bot.url, path, { authorization, ...(body && { body: '{' }) });
      expect(answer.status).toBe(401);
      expect(['signInRefused', 'pageLinkExpired']).toContain(problemIn(answer).code);
    }
    expect(asked).toEqual([]);
  });

  test('a link of somebody whose organisation is not listed any more is over', async () => {
    const answer = await ask(bot.url, 'session', { authorization: 'Link chris' });

    expect([answer.status, problemIn(answer).code]).toEqual([401, 'pageLinkExpired']);
    expect(asked).toEqual([]);
  });

  test('a cookie is no sign-in, and none is given', async () => {
    const answer = await ask(bot.url, 'session', { headers: { Cookie: 'link=anna' } });

    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
  });

  test('one person may ask so much, and others go on', async () => {
    await bot.restart({ personRate: { burst: 3, rate: 1 } });
    const three = await Promise.all([anna('session'), anna('session'), anna('session')]);
    const fourth = await anna('session', undefined, 'nl');
    const bram = await ask(bot.url, 'session', { authorization: 'Link bram' });
    clock.jump(1_000);
    const later = await anna('session');
    await bot.restart({ personRate: { burst: 1_000, rate: 1_000 } });

    expect(three.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '1']);
    expect(problemIn(fourth)).toEqual({
      code: 'tooFast',
      message: 'Dat was te veel tegelijk.',
      next: 'Wacht even en probeer het dan opnieuw.',
    });
    expect([bram.status, later.status]).toEqual([200, 200]);
  });
});

describe('a service that says no', () => {
  test.each<[ErrorCode, number]>([
    ['notAllowed', 403],
    ['notFound', 404],
    ['linkExpired', 410],
    ['tokenPageOver', 410],
    ['runActive', 409],
  ])('%s: %i, with what to do', async (code, status) => {
    trouble = new ServiceError(code, { needed: 'viewer', helpers: 'Bram Bos', what: 'enrichment', name: 'x' });
    const answer = await anna('enrichments/e1');

    expect([answer.status, problemIn(answer).code]).toEqual([status, code]);
    expect(problemIn(answer).next.length).toBeGreaterThan(10);
  });

  test.each([
    ['en', 'That enrichment does not exist (any more).'],
    ['en-GB,en;q=0.9,nl;q=0.8', 'That enrichment does not exist (any more).'],
    ['nl', 'Die verrijking bestaat niet (meer).'],
    ['nl-BE, fr;q=0.5', 'Die verrijking bestaat niet (meer).'],
    ['fr', 'That enrichment does not exist (any more).'],
    ['nlx', 'That enrichment does not exist (any more).'],
  ])('says so in the language of the page: %s', async (language, message) => {
    trouble = new ServiceError('notFound', { what: 'enrichment' });

    expect(problemIn(await anna('enrichments/e1', undefined, language)).message).toBe(message);
  });

  test('a fault is logged under the number that the page shows, and tells nothing of itself', async () => {
    trouble = new Error('Could not read "Adventure Works"');
    const answer = await anna('enrichments/e1/profiles', { query: { search: 'adventure' } });

    expect([answer.status, problemIn(answer).code]).toEqual([500, 'fault']);
    const id = /number: (\S+)/.exec(problemIn(answer).next)?.[1];
    expect(id).toBeTruthy();
    expect(lines.find((line) => line.startsWith('fault'))).toContain(id);
    expect(JSON.stringify([answer.body, lines])).not.toMatch(/adventure/i);
  });
});
