import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, developmentKey, VaultError } from '../../services/vault.js';

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);
const vault = createVault([NEW]);

test('what was sealed opens for its purpose and nothing of it shows', () => {
  const envelope = vault.seal('token:1', 'planted-secret');

  expect(vault.open('token:1', envelope)).toBe('planted-secret');
  expect(JSON.stringify(envelope)).not.toContain('planted');
  expect(Buffer.from(envelope.text, 'base64').toString()).not.toContain('planted');
});

test('the same secret sealed twice looks different', () => {
  expect(vault.seal('a', 'x').text).not.toBe(vault.seal('a', 'x').text);
});

test('an envelope that was moved to another purpose does not open', () => {
  expect(() => vault.open('token:2', vault.seal('token:1', 'x'))).toThrow(VaultError);
});

test.each(['nonce', 'text', 'tag'] as const)('an envelope whose %s was changed does not open', (part) => {
  const envelope = vault.seal('a', 'secret');
  const bytes = Buffer.from(envelope[part], 'base64');
  bytes[0]! ^= 1;

  expect(() => vault.open('a', { ...envelope, [part]: bytes.toString('base64') })).toThrow(VaultError);
});

test.each(['', 'AA==', Buffer.alloc(4).toString('base64')])('a tag that was cut to “%s” does not open', (tag) => {
  const envelope = vault.seal('a', 'secret');
  const short = tag || envelope.tag.slice(0, 8);

  expect(() => vault.open('a', { ...envelope, tag: short })).toThrow(VaultError);
});

test('after the key was replaced the old one still reads, and without it nobody does', () => {
  const envelope = createVault([OLD]).seal('a', 'secret');

  expect(createVault([NEW, OLD]).open('a', envelope)).toBe('secret');
  expect(() => vault.open('a', envelope)).toThrow(VaultError);
});

test('a signature holds for its text and purpose alone', () => {
  const signature = vault.sign('file link', 'a.b');

  expect(vault.verify('file link', 'a.b', signature)).toBe(true);
  expect(vault.verify('file link', 'a.c', signature)).toBe(false);
  expect(vault.verify('other', 'a.b', signature)).toBe(false);
  expect(vault.verify('file link', 'a.b', signature.slice(1))).toBe(false);
  expect(vault.verify('file link', 'a.b', '')).toBe(false);
  expect(createVault([OLD]).verify('file link', 'a.b', signature)).toBe(false);
});

test('a key of another length is refused', () => {
  expect(() => createVault([Buffer.alloc(16)])).toThrow('16 bytes');
  expect(() => createVault([])).toThrow('needs a key');
});

test('the development key is made once, for its owner only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-key-'));
  const file = join(folder, 'data', 'development.key');

  const [first, second] = [await developmentKey(file), await developmentKey(file)];

  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toEqual(first);
  await writeFile(file, 'too short');
  await expect(developmentKey(file)).rejects.toThrow('no key of 32 bytes');
  await rm(folder, { recursive: true });
});
