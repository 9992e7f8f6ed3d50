import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FolderInUse, openStorage } from '../../storage/index.js';

const STARTED = Date.parse('2026-11-22T09:00:00Z');
const ROOT = join(import.meta.dirname, '../..');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-storage-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openStorage({ folder, startedAt: STARTED });
const addMember = (name: string) => (draft: { members: unknown[] }) => {
  draft.members.push({ tenantId: 't', userId: name, name, role: 'viewer', grantedAt: 1, grantedBy: 'x' });
};
const inFolder = (name: string) => join(folder, name);

/** Another process tries the same folder; resolves to what it says. */
async function tryElsewhere(): Promise<string> {
  const script = `import('./storage/index.ts').then(({ openStorage }) => openStorage({ folder: process.argv[1], startedAt: 1 }))
    .then(() => console.log('opened'), (error) => console.log(error.name + ': ' + error.message))`;
  const { stdout } = await promisify(execFile)('node', ['--import', 'tsx', '-e', script, folder], { cwd: ROOT });
  return stdout.trim();
}

test('what was stored is there again after a restart', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.sql.write((tx) => tx.run("INSERT INTO acts VALUES ('a', 'k', '{}', 1)"));
  await first.close();

  const second = await open();
  expect(second.documents.read().members).toMatchObject([{ userId: 'ada' }]);
  expect(await second.sql.all('SELECT id FROM acts')).toEqual([{ id: 'a' }]);
  await second.close();
});

test('a second process is refused with the name of the first, and works once the first is gone', async () => {
  const storage = await open();

  expect(await tryElsewhere()).toBe(
    `FolderInUse: The data folder ${folder} is in use by process ${process.pid}, since 2026-11-22T09:00:00.000Z. ` +
      'Stop it first, or choose another folder with DATA_DIR.',
  );
  await storage.close();

  expect(await tryElsewhere()).toBe('opened');
});

test('a folder that is in use is told as such, also without a readable owner', () => {
  expect(new FolderInUse('data', undefined).message).toContain('in use by another process');
});

test('an owner file that a killed process left behind stops nobody', async () => {
  await writeFile(inFolder('owner.json'), JSON.stringify({ pid: 1, startedAt: 1 }));

  const storage = await open();

  expect(JSON.parse(await readFile(inFolder('owner.json'), 'utf8'))).toEqual({ pid: process.pid, startedAt: STARTED });
  await storage.close();
  await expect(stat(inFolder('owner.json'))).rejects.toThrow('ENOENT');
});

test('only the owner can read the files', async () => {
  const storage = await open();
  await storage.documents.update(addMember('ada'));

  const modes = await Promise.all(
    ['warehouse.duckdb', 'settings.json', 'owner.json'].map(async (name) => (await stat(inFolder(name))).mode & 0o077),
  );

  expect(modes).toEqual([0, 0, 0]);
  await storage.close();
});

test('a settings file that was cut short falls back to the last good copy', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.documents.update(addMember('bob'));
  await first.close();
  await writeFile(inFolder('settings.json'), '{"version": 1, "mem');

  const second = await open();

  expect(second.documents.read().members).toMatchObject([{ userId: 'ada' }]);
  await second.close();
});

test('when the last good copy is damaged too, nothing starts as if the folder were empty', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.documents.update(addMember('bob'));
  await first.close();
  await writeFile(inFolder('settings.json'), 'x');
  await writeFile(inFolder('settings.json.previous'), 'x');

  await expect(open()).rejects.toThrow('is damaged');
  // And the folder is free again for whoever repairs it.
  expect(await tryElsewhere()).toContain('is damaged');
});

test('after a fall-back both copies are good again, and the damaged file is kept for whoever looks into it', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.documents.update(addMember('bob'));
  await first.close();
  await writeFile(inFolder('settings.json'), '{"version": 1, "mem');

  const second = await open();
  await second.close();

  expect(second.documents.restored).toBe(true);
  expect(JSON.parse(await readFile(inFolder('settings.json'), 'utf8'))).toMatchObject({ members: [{ userId: 'ada' }] });
  expect(JSON.parse(await readFile(inFolder('settings.json.previous'), 'utf8'))).toBeDefined();
  expect(await readFile(inFolder('settings.json.damaged'), 'utf8')).toBe('{"version": 1, "mem');
  const third = await open();
  expect(third.documents.restored).toBe(false);
  await third.close();
});

test('a process that dies between the two renames of a save loses nothing, also when the next save fails', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.close();
  await rename(inFolder('settings.json'), inFolder('settings.json.previous'));

  const second = await open();
  // Whatever happens from here on, one whole copy is there at every moment.
  expect(second.documents.read().members).toMatchObject([{ userId: 'ada' }]);
  expect(await readFile(inFolder('settings.json'), 'utf8')).toContain('ada');
  await second.close();
});

test('without its settings file, and with a damaged last good copy, nothing starts as if the folder were empty', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.documents.update(addMember('bob'));
  await first.close();
  await rm(inFolder('settings.json'));
  await writeFile(inFolder('settings.json.previous'), 'x');

  await expect(open()).rejects.toThrow('damaged');
});

test('a settings file that cannot be read is left alone and told as such', async () => {
  const first = await open();
  await first.documents.update(addMember('ada'));
  await first.documents.update(addMember('bob'));
  await first.close();
  await rm(inFolder('settings.json'));
  await mkdir(inFolder('settings.json'));

  await expect(open()).rejects.toThrow('EISDIR');
});

test('a folder of a newer version is refused', async () => {
  const storage = await open();
  await storage.sql.write((tx) => tx.run('UPDATE schema_version SET version = 99'));
  await storage.close();

  await expect(open()).rejects.toThrow('newer version (99');
});
