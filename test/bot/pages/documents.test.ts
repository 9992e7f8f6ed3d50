import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Bot, startBot } from '../../support/bot.js';

// The document of the pages and the files that it loads, as a browser gets them.

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(5_000))});\n`;

let pagesFolder: string;
let bot: Bot;

beforeAll(async () => {
  pagesFolder = await mkdtemp(join(tmpdir(), 'steward-pages-'));
  await mkdir(join(pagesFolder, 'assets'));
  await writeFile(join(pagesFolder, 'assets', 'page-ABC123.js'), SCRIPT);
  await writeFile(join(pagesFolder, 'assets', 'logo-1.png'), Buffer.from([0x89, 0x50]));
  await writeFile(join(pagesFolder, 'assets', 'notes.txt'), 'not for anybody');
  await writeFile(join(pagesFolder, 'secret.js'), 'outside');
  await build();
  bot = await startBot({ pagesFolder, services: {}, commands: [], actions: [] });
});
afterAll(async () => {
  await bot.close();
  await rm(pagesFolder, { recursive: true, force: true });
});

const build = () =>
  writeFile(
    join(pagesFolder, 'index.html'),
    '<meta name="page-settings" content="{{settings}}"><style nonce="{{nonce}}"></style><p>{{other}}</p>',
  );
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${bot.url}${path}`, { headers, redirect: 'manual' });

/** As it is written: fetch would resolve the dots before it asks. */
const getRaw = (path: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    request(`${bot.url}/`, { path }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve({ status: response.statusCode ?? 0, text });
    })
      .on('error', reject)
      .end();
  });

/** By the name of the directive. */
function policyOf(response: Response): Record<string, string[]> {
  const parts = (response.headers.get('content-security-policy') ?? '').split('; ').map((part) => part.split(' '));
  return Object.fromEntries(parts.map(([name, ...sources]) => [name, sources]));
}

describe('the document', () => {
  test.each(['/tab/overview', '/tab/profiles?enrichment=e1&profile=17', '/tab/token', '/tab/overview/'])(
    'is the same at %s, and nobody keeps it',
    async (path) => {
      const response = await get(path);

      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<meta name="page-settings" content="{&quot;production&quot;:false');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('x-frame-options')).toBeNull();
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );

  test('runs and draws only what is ours, under a nonce that is new each time', async () => {
    const [first, second] = [await get('/tab/overview'), await get('/tab/overview')];
    const [policy, other] = [policyOf(first), policyOf(second)];
    const nonce = /nonce="([^"]+)"/.exec(await first.text())?.[1];

    expect(nonce).toMatch(/^[\w-]{32}$/);
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'", `'nonce-${nonce}'`],
      'style-src': ["'self'", `'nonce-${nonce}'`],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'form-action': ["'none'"],
      'base-uri': ["'none'"],
    });
    expect(other['script-src']).not.toEqual(policy['script-src']);
  });

  test('may stand in Teams, and in development in clients of this machine', async () => {
    expect(policyOf(await get('/tab/overview'))['frame-ancestors']).toEqual([
      'https://*.cloud.microsoft',
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'http://localhost:*',
      'http://127.0.0.1:*',
    ]);
  });

  test('begins with the overview', async () => {
    for (const path of ['/tab', '/tab/']) {
      const response = await get(path);
      expect([response.status, response.headers.get('location')]).toEqual([302, '/tab/overview']);
    }
  });

  test('that is not built says how it is', async () => {
    await rm(join(pagesFolder, 'index.html'));
    const response = await get('/tab/overview');
    const [status, text] = [response.status, await response.text()];
    await build();

    expect(status).toBe(503);
    expect(text).toContain('npm run build');
    // Without another start.
    expect((await get('/tab/overview')).status).toBe(200);
  });
});

describe('files of the pages', () => {
  test('are kept for ever, since another content has another name', async () => {
    const response = await get('/tab/assets/page-ABC123.js', { 'Accept-Encoding': 'identity' });

    expect([response.status, await response.text()]).toEqual([200, SCRIPT]);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['deflate', undefined, (bytes: Buffer) => bytes],
  ])('come packed as the browser likes it: %s', async (accepted, encoding, unpack) => {
    const packed = await new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>(
      (resolve, reject) => {
        const url = `${bot.url}/tab/assets/page-ABC123.js`;
        request(url, { headers: { 'Accept-Encoding': accepted } }, async (response) => {
          const parts: Buffer[] = [];
          for await (const part of response) parts.push(part);
          const { 'content-encoding': found, vary } = response.headers;
          resolve({ encoding: found, vary, bytes: Buffer.concat(parts) });
        })
          .on('error', reject)
          .end();
      },
    );

    expect([packed.encoding, packed.vary]).toEqual([encoding, 'Accept-Encoding']);
    expect(unpack(packed.bytes).toString()).toBe(SCRIPT);
    if (encoding) expect(packed.bytes.length).toBeLessThan(SCRIPT.length / 10);
  });

  test('a picture is not packed again', async () => {
    const response = await get('/tab/assets/logo-1.png');

    expect([response.headers.get('content-type'), response.headers.get('content-encoding')]).toEqual([
      'image/png',
      null,
    ]);
  });

  test.each([
    '/tab/assets/nothing.js',
    '/tab/assets/notes.txt',
    '/tab/assets/../secret.js',
    '/tab/assets/..%2fsecret.js',
    '/tab/assets/%2e%2e%2fsecret.js',
    '/tab/assets/..%5csecret.js',
    '/tab/assets/..%252fsecret.js',
    '/tab/assets/%2e%2e/secret.js',
    '/tab/assets/....//secret.js',
    '/tab/assets//etc/passwd',
    '/tab/assets/page-ABC123.js%00.png',
    '/tab/assets/.js',
    '/tab/assets/%ff',
  ])('%s is none of them', async (path) => {
    const { status, text } = await getRaw(path);

    expect(text).not.toContain('outside');
    expect(text).not.toContain('not for anybody');
    expect([400, 404]).toContain(status);
  });

  test('are not counted with what one address may ask for: a page and what it loads always come', async () => {
    await bot.restart({ rate: { burst: 3, rate: 1 } });

    const page = await get('/tab/overview');
    const files = await Promise.all(Array.from({ length: 40 }, () => get('/tab/assets/page-ABC123.js')));
    const further = await Promise.all(Array.from({ length: 10 }, () => getRaw('/tab/assets/../overview')));
    await bot.restart({ rate: { burst: 10_000, rate: 10_000 } });

    expect(page.status).toBe(200);
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set([200]));
    expect(further.map(({ status }) => status)).toContain(429);
  });
});
