import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sentenceOf } from '../../bot/startTrouble.js';
import { createVault, developmentKey } from '../../services/vault.js';
import { createActs } from '../../storage/acts.js';
import { openStorage } from '../../storage/index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-trouble-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openStorage({ folder, startedAt: 1 });
const why = (starting: Promise<unknown>) =>
  starting.then(
    () => 'started',
    (error: unknown) => sentenceOf(error),
  );

test('damaged settings without a good copy are a sentence', async () => {
  await writeFile(join(folder, 'settings.json'), '{');

  expect(await why(open())).toContain('settings.json is damaged and so is its last good copy');
});

test('a data folder of a newer version is a sentence', async () => {
  const storage = await open();
  await storage.sql.write((tx) => tx.run('UPDATE schema_version SET version = 99'));
  await storage.close();

  expect(await why(open())).toContain('was written by a newer version (99');
});

test('an act that only a newer version can finish is a sentence', async () => {
  const storage = await open();
  await storage.documents.update(({ acts }) => void acts.push('a'));
  await storage.sql.write((tx) => tx.run("INSERT INTO acts VALUES ('a', 'later', '{}', 1)"));
  const { finish } = createActs({ ...storage, newId: () => 'id', now: () => 1 });

  expect(await why(finish())).toBe('Act a is of kind later, which this version does not know');
  await storage.close();
});

test('a key that is none is a sentence', async () => {
  const file = join(folder, 'encryption.key');
  await writeFile(file, 'too short');

  expect(await why(developmentKey(file))).toContain('holds no key of 32 bytes');
  expect(await why(Promise.resolve().then(() => createVault([Buffer.alloc(5)])))).toContain('has 5 bytes');
});

test('a fault is none, so that its place in the code is told', () => {
  expect(sentenceOf(new TypeError('cannot read properties of undefined'))).toBeUndefined();
  expect(sentenceOf('a string')).toBeUndefined();
});
