import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFiles, type Files } from '../../services/files.js';
import { silentLog } from '../../services/log.js';
import { createVault } from '../../services/vault.js';
import { ADA, BOB, openTrust, refusal, type Trust } from '../support/trust.js';

const MINUTES_15 = 15 * 60_000;
const EXPIRED = refusal('linkExpired');

let folder: string;
let trust: Trust;
let files: Files;

const open = (vault = trust.vault) =>
  createFiles({
    ...trust,
    sql: trust.storage.sql,
    vault,
    log: silentLog,
    folder: join(folder, 'files'),
    publicUrl: 'https://bot.example',
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-files-'));
  trust = await openTrust();
  files = open();
});

afterEach(async () => {
  await trust.storage.close();
  await rm(folder, { recursive: true });
});

const offer = () => files.offer(ADA, 'Enriched companies.csv', (path) => writeFile(path, 'a,b\n'));
const linkOf = (url: string) => url.slice('https://bot.example/files/'.length);
const kept = () => readdir(join(folder, 'files'));

test('a link opens its file, several times, and each time is audited', async () => {
  const { url, bytes, expiresAt } = await offer();
  expect(url).toMatch(/^https:\/\/bot\.example\/files\/[\w.-]+$/);
  expect([bytes, expiresAt]).toEqual([4, trust.clock.now() + MINUTES_15]);

  const first = await files.open(linkOf(url));
  await files.open(linkOf(url));

  expect(first.name).toBe('Enriched companies.csv');
  expect(await readFile(first.path, 'utf8')).toBe('a,b\n');
  expect((await stat(first.path)).mode & 0o777).toBe(0o600);
  expect((await trust.actions()).slice(-3)).toEqual(['file.offer', 'file.download', 'file.download']);
});

test('after 15 minutes the link is dead and the file is gone, by itself', async () => {
  const { url } = await offer();
  await trust.clock.advance(MINUTES_15 - 1);
  await files.open(linkOf(url));

  await trust.clock.advance(1);
  await expect(files.open(linkOf(url))).rejects.toMatchObject(EXPIRED);
  while ((await kept()).length > 0) await new Promise(setImmediate);
});

test('what expired while the bot was stopped is swept at start; what has not, opens still', async () => {
  const { url: old } = await offer();
  await trust.clock.advance(MINUTES_15 - 1000);
  const { url: fresh } = await offer();
  // The process that made them is gone, and its timers with it.
  await trust.storage.sql.write((tx) => tx.run('UPDATE offered_files SET expires_at = expires_at - 2000'));

  files = open();
  await files.sweep();

  expect(await kept()).toHaveLength(1);
  await expect(files.open(linkOf(old))).rejects.toMatchObject(EXPIRED);
  // Its expiry stands in the link and was signed: with another one in the row it is no longer that link.
  await expect(files.open(linkOf(fresh))).rejects.toMatchObject(EXPIRED);
});

test('a link works after a restart', async () => {
  const { url } = await offer();

  files = open();
  await files.sweep();

  await files.open(linkOf(url));
});

test('a link that was changed anywhere, or made with another key, opens nothing', async () => {
  const link = linkOf((await offer()).url);
  const [id, expiry, signature] = link.split('.') as [string, string, string];
  const later = (Number.parseInt(expiry, 36) + 1).toString(36);
  const forged = createVault([Buffer.alloc(32, 9)]).sign('file link', `${id}.${later}`);
  const other = linkOf((await offer()).url).split('.');

  for (const wrong of [
    `${id}.${later}.${signature}`,
    `${id}.${later}.${forged}`,
    `${other[0]}.${expiry}.${signature}`,
    `${id}.${expiry}.${other[2]}`,
    `${id}.${expiry}.`,
    `${id}.${expiry}`,
    `../${id}.${expiry}.${signature}`,
    `${link}x`,
    `${link}\n`,
    '..%2f..%2fsettings.json',
    '',
  ])
    await expect(files.open(wrong)).rejects.toMatchObject(EXPIRED);
});

test('the role is checked again at the download', async () => {
  await trust.access.grant(ADA, BOB, 'viewer');
  const { url } = await files.offer(BOB, 'x.csv', (path) => writeFile(path, 'a'));
  await files.open(linkOf(url));
  await trust.access.grant(ADA, BOB, 'none');

  await expect(files.open(linkOf(url))).rejects.toMatchObject(refusal('notAllowed'));
  expect((await trust.actions()).at(-1)).toBe('access.refused');
});

test('nobody without a role is offered a file', async () => {
  await expect(files.offer(BOB, 'x.csv', (path) => writeFile(path, 'a'))).rejects.toMatchObject(refusal('notAllowed'));
});

test('a file that could not be written leaves nothing behind', async () => {
  const failing = files.offer(ADA, 'x.csv', async (path) => {
    await writeFile(path, 'half');
    throw new Error('disk full');
  });

  await expect(failing).rejects.toThrow('disk full');
  expect(await kept()).toEqual([]);
  expect(await trust.storage.sql.all('SELECT * FROM offered_files')).toEqual([]);
});
