import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isPublic } from '../../../services/allowedAddress.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';
import { testClock } from '../../support/testClock.js';

const FILE = 'Id,Name\n1,Contoso\n2,Fabrikam\n';
let server: Server;
let asked: string[];
let answer: RequestListener;
let house: ImportHarness;

beforeEach(async () => {
  asked = [];
  answer = (_, response) => response.end(FILE);
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  house = await openImports({ parts: { downloads: { hosts: [here(), '.sharepoint.com', 'localhost'], maxMb: 1 } } });
});
afterEach(async () => {
  await house.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const here = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const attach = (downloadUrl: string, name = 'C:\\fake\\crm.csv') =>
  house.sources.openUpload(ADA, { name, downloadUrl });
const kept = () => readdir(join(house.folder, 'uploads')).catch(() => []);

test('an attached file is fetched, imported and deleted', async () => {
  const draft = await attach(`http://${here()}/a/b?token=x`);
  expect(draft).toMatchObject({ name: 'crm', file: { name: 'crm.csv' }, key: 'Id' });
  expect(asked).toEqual(['/a/b?token=x']);
  expect(await kept()).toHaveLength(1);

  const { id } = await house.sources.start(ADA, draft.draft, { name: 'CRM', key: 'Id', emails: [], phones: [] });

  expect(await house.ended(id)).toMatchObject({ state: 'Successful', accepted: 2, file: 'crm.csv' });
  expect(await kept()).toEqual([]);
  const [source] = await house.sources.list(ADA);
  expect(source!.canRefresh).toBe(false);
  await expect(house.sources.refresh(ADA, source!.id)).rejects.toMatchObject({ code: 'fileNotFound' });
});

test('a second attachment takes the place of the first; one that is no good does not', async () => {
  const first = await attach(`http://${here()}/1`);
  answer = (_, response) => response.end('');
  await expect(attach(`http://${here()}/2`)).rejects.toMatchObject({ code: 'fileEmpty' });
  expect(await house.sources.draft(ADA, first.draft)).toMatchObject({ name: 'crm' });
  expect(await kept()).toHaveLength(1);

  answer = (_, response) => response.end(FILE);
  await attach(`http://${here()}/3`);
  expect(await kept()).toHaveLength(1);
});

test.each([
  'http://contoso.sharepoint.com/x',
  'https://contoso.sharepoint.com:8443/x',
  'https://evil.example/x',
  'https://sharepoint.com.evil.example/x',
  'https://evilsharepoint.com/x',
  'https://user:word@contoso.sharepoint.com/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/x',
  'http://localhost:80/x',
  'file:///etc/passwd',
  'ftp://contoso.sharepoint.com/x',
  'not an address',
  '',
])('%s is not asked', async (url) => {
  await expect(attach(url)).rejects.toMatchObject({ code: 'downloadHost' });
  expect(asked).toEqual([]);
});

test('a port next to the listed one is not asked', async () => {
  const port = Number(here().split(':')[1]);
  await expect(attach(`http://127.0.0.1:${port === 65_535 ? port - 1 : port + 1}/x`)).rejects.toMatchObject({
    code: 'downloadHost',
  });
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  answer = (_, response) => {
    response.writeHead(status, { location: `http://${here()}/secret` });
    response.end();
  };
  await expect(attach(`http://${here()}/x`)).rejects.toMatchObject({ code: 'downloadFailed', params: { status } });
  expect(asked).toEqual(['/x']);
});

test.each([
  [
    'says so first',
    (_, response) => {
      response.writeHead(200, { 'content-length': 1_000_001 });
      response.end();
    },
  ],
  [
    'grows without saying so',
    (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write(Buffer.alloc(100_000, 'x')));
        response.once('drain', more);
      };
      more();
    },
  ],
] satisfies [string, RequestListener][])(
  'a file over the limit that %s is refused, and nothing of it is kept',
  async (_, listener) => {
    answer = listener;
    await expect(attach(`http://${here()}/x`)).rejects.toMatchObject({ code: 'fileTooLarge', params: { limitMb: 1 } });
    expect(await kept()).toEqual([]);
  },
);

test.each([
  [
    'an error',
    (_, response) => {
      response.writeHead(403);
      response.end('secret');
    },
    403,
  ],
  [
    'a compressed body',
    (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end('x');
    },
    200,
  ],
  ['a connection that breaks', (request) => void request.socket.destroy(), 'UND_ERR_SOCKET'],
  [
    'a body that breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('Id,Name\n', () => response.destroy());
    },
    'UND_ERR_SOCKET',
  ],
] satisfies [string, RequestListener, string | number][])(
  '%s is a failed download, and nothing of it is kept',
  async (_, listener, status) => {
    answer = listener;
    await expect(attach(`http://${here()}/x`)).rejects.toMatchObject({ code: 'downloadFailed', params: { status } });
    expect(await kept()).toEqual([]);
  },
);

test('attached files that nobody imported within a day are deleted at the next start', async () => {
  const clock = testClock(Date.now() + 3_600_000);
  await house.close();
  house = await openImports({ clock, parts: { downloads: { hosts: [here()], maxMb: 1 } } });
  const draft = await attach(`http://${here()}/x`);
  await writeFile(join(house.folder, 'uploads', 'upload-old'), 'x');
  const old = new Date(clock.now() - 25 * 3_600_000);
  await utimes(join(house.folder, 'uploads', 'upload-old'), old, old);

  await house.sources.resume();
  expect(await kept()).toHaveLength(1);
  expect((await stat(join(house.folder, 'uploads', (await kept())[0]!))).mode & 0o777).toBe(0o600);

  await clock.advance(26 * 3_600_000);
  await house.sources.resume();
  expect(await kept()).toEqual([]);
  await expect(house.sources.draft(ADA, draft.draft)).rejects.toMatchObject({ code: 'fileNotFound' });
});

test.each([
  ['8.8.8.8', 4, true],
  ['10.1.2.3', 4, false],
  ['172.31.0.1', 4, false],
  ['172.32.0.1', 4, true],
  ['192.168.1.1', 4, false],
  ['100.64.0.1', 4, false],
  ['169.254.169.254', 4, false],
  ['0.0.0.0', 4, false],
  ['224.0.0.1', 4, false],
  ['255.255.255.255', 4, false],
  ['2620:1ec:a92::1', 6, true],
  ['::1', 6, false],
  ['::', 6, false],
  ['::ffff:127.0.0.1', 6, false],
  ['::ffff:8.8.8.8', 6, false],
  ['64:ff9b::7f00:1', 6, false],
  ['2002:7f00:1::', 6, false],
  ['2001:0:7f00:1::', 6, false],
  ['fe80::1', 6, false],
  ['fd00::1', 6, false],
  ['ff02::1', 6, false],
])('the address %s (IPv%i) is public: %s', (address, family, expected) => {
  expect(isPublic({ address, family })).toBe(expected);
});
