import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Command } from '../../bot/turn.js';
import { card } from '../../cards/card.js';
import { value } from '../../cards/parts.js';
import { ServiceError } from '../../services/errors.js';
import type { Files } from '../../services/files.js';
import { type Bot, startBot } from '../support/bot.js';

const commands: Command[] = [
  {
    name: 'help',
    words: { en: [], nl: [] },
    run: async (_args, { locale }) => ({ card: card(locale, { fallbackText: 'h', body: [value('HELP')] }) }),
  },
];

const exported = join(tmpdir(), `steward-export-${process.pid}.csv`);
const files: Pick<Files, 'open'> = {
  async open(signed) {
    if (signed === 'good') return { path: exported, name: 'verrijkte gegevens €.csv' };
    if (signed === 'lost') return { path: `${exported}.gone`, name: 'x.csv' };
    throw new ServiceError(signed === 'role' ? 'notAllowed' : 'linkExpired');
  },
};

let bot: Bot;
beforeAll(async () => {
  await writeFile(exported, 'a;b\r\n1;2\r\n');
  bot = await startBot({ services: { files: files as Files }, commands, actions: [] });
});
afterAll(() => bot.close());

const good = () => ({
  type: 'message',
  id: Math.random().toString(36),
  channelId: 'msteams',
  serviceUrl: bot.teams.connector.url,
  from: { id: '29:anna' },
  recipient: { id: '28:steward' },
  conversation: { id: 'a:anna', conversationType: 'personal' },
  text: 'help',
});

async function post(body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe('health', () => {
  test('says that it is well and which version, and nothing else', async () => {
    const response = await fetch(`${bot.url}/healthz`);
    expect(await response.json()).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(response.headers.get('server')).toBeNull();
  });
});

describe('requests that are no activities', () => {
  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['an empty object', '{}'],
    ['deep nesting', `{"value":${'['.repeat(50)}${']'.repeat(50)}}`],
    ['very deep nesting', '['.repeat(100_000)],
  ])('%s: 400', async (_what, body) => {
    expect((await post(body)).status).toBe(400);
  });

  test.each(['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation'])(
    'without %s: 400, and it is named',
    async (name) => {
      const answer = await post(JSON.stringify({ ...good(), [name]: undefined }));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(name);
    },
  );

  test.each([
    ['from', ['x']],
    ['conversation', { id: '' }],
    ['serviceUrl', 'ftp://example.com/'],
    ['serviceUrl', 'javascript:alert(1)'],
    ['text', 7],
    ['type', null],
    ['entities', 'x'],
    ['attachments', [{ contentType: 5 }]],
  ])('%s = %j: 400', async (name, value) => {
    expect((await post(JSON.stringify({ ...good(), [name]: value }))).status).toBe(400);
  });

  test('a body over 256 kB is refused, announced or not', async () => {
    const large = JSON.stringify({ ...good(), text: 'x'.repeat(300_000) });
    expect((await post(large)).status).toBe(413);
    const chunked = await new Promise<number>((resolve, reject) => {
      const sent = request(`${bot.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
      });
      sent.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', reject);
      sent.write(large.slice(0, 200_000));
      sent.end(large.slice(200_000));
    });
    expect(chunked).toBe(413);
  });

  test('a compressed body is refused before it grows', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(bomb.length).toBeLessThan(256 * 1024);
    expect((await post(bomb, { 'Content-Encoding': 'gzip' })).status).toBe(415);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('content type %s: 415', async (type) => {
    expect((await post(JSON.stringify(good()), { 'Content-Type': type })).status).toBe(415);
  });

  test.each([
    ['GET', '/api/messages', 405],
    ['GET', '/', 404],
    ['GET', '/files', 404],
    ['GET', '/files/a/b', 404],
    ['GET', '/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 410],
    ['DELETE', '/healthz', 405],
  ])('%s %s: %i', async (method, path, status) => {
    expect((await fetch(`${bot.url}${path}`, { method })).status).toBe(status);
  });

  test('whatever comes, the bot answers below 500 and goes on', async () => {
    const activity = fc.record(
      {
        type: fc.oneof(
          fc.constantFrom('message', 'invoke', 'installationUpdate', 'conversationUpdate', 'event'),
          fc.string(),
        ),
        id: fc.string(),
        name: fc.oneof(fc.constant('adaptiveCard/action'), fc.string()),
        channelId: fc.constantFrom('msteams', 'emulator', ''),
        serviceUrl: fc.oneof(fc.constant('http://127.0.0.1:9/'), fc.webUrl(), fc.string()),
        from: fc.oneof(fc.record({ id: fc.string({ minLength: 1 }), name: fc.string() }), fc.jsonValue()),
        recipient: fc.constant({ id: '28:steward' }),
        conversation: fc.oneof(
          fc.record({ id: fc.string({ minLength: 1 }), conversationType: fc.constantFrom('personal', 'channel', 'x') }),
          fc.jsonValue(),
        ),
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        value: fc.oneof(fc.jsonValue(), fc.record({ action: fc.record({ verb: fc.string(), data: fc.jsonValue() }) })),
        membersAdded: fc.oneof(fc.constant([{ id: '28:steward' }]), fc.jsonValue()),
        entities: fc.oneof(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.jsonValue()),
        attachments: fc.jsonValue(),
        channelData: fc.jsonValue(),
        locale: fc.string(),
        localTimezone: fc.string(),
        action: fc.constantFrom('add', 'remove', 'add-upgrade', 'x'),
        replyToId: fc.string(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(activity, async (body) => {
        expect((await post(JSON.stringify(body))).status).toBeLessThan(500);
      }),
      { numRuns: 200, seed: 42 },
    );
    expect((await bot.teams.personal().say('help')).text).toContain('HELP');
  });

  test('a key __proto__ changes nothing', async () => {
    const body = JSON.stringify(good()).replace('{', '{"__proto__":{"isAdministrator":true},');
    expect((await post(body)).status).toBe(200);
    expect(({} as Record<string, unknown>).isAdministrator).toBeUndefined();
  });
});

describe('many requests', () => {
  test('from one address are refused before they are read', async () => {
    const slow = await startBot({ services: {}, commands, actions: [], rate: { burst: 5, rate: 1 } });
    try {
      const statuses = await Promise.all(
        Array.from({ length: 20 }, async () => (await fetch(`${slow.url}/healthz`)).status),
      );
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(13);
    } finally {
      await slow.close();
    }
  });

  test('a connection that went away half-way does no harm', async () => {
    const { hostname, port } = new URL(bot.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"ty',
    );
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    expect((await bot.teams.personal().say('help')).text).toContain('HELP');
  });
});

describe('where an activity may come from', () => {
  test.each([
    'https://evil.example/',
    'http://169.254.169.254/',
    'http://10.0.0.1/',
    'http://localhost.evil.example/',
    'http://user@127.0.0.1/',
  ])('in development a service address like %s is refused and never called', async (serviceUrl) => {
    expect((await post(JSON.stringify({ ...good(), serviceUrl }))).status).toBe(403);
  });
});

describe('files behind signed links', () => {
  const get = (signed: string) => fetch(`${bot.url}/files/${signed}`);

  test('come as an attachment that nobody keeps, as often as they are asked for', async () => {
    for (let time = 0; time < 3; time++) {
      const response = await get('good');
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('a;b\r\n1;2\r\n');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-disposition')).toContain(
        "filename*=UTF-8''verrijkte%20gegevens%20%E2%82%AC.csv",
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test.each([
    ['expired', 410, 'no longer valid'],
    ['role', 403, 'may not download'],
    ['lost', 500, 'new link'],
  ])('%s: %i, in words', async (signed, status, words) => {
    const response = await get(signed);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
