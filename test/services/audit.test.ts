import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADA, BOB, openTrust, refusal, type Trust } from '../support/trust.js';

let folder: string;
let trust: Trust;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-audit-'));
  trust = await openTrust({ folder });
});

afterEach(async () => {
  await trust.storage.close();
  await rm(folder, { recursive: true });
});

const record = (action: string) => trust.audit.record({ caller: ADA, action, subject: 's' });
const anchorFile = () => join(folder, 'anchor.json');

/** As after a restart, with what somebody did to the data meanwhile. */
async function restart(meanwhile?: string): Promise<void> {
  await trust.audit.settled();
  if (meanwhile) await trust.storage.sql.write((tx) => tx.run(meanwhile));
  await trust.storage.close();
  trust = await openTrust({ folder });
}

test('an entry stands only with the transaction it tells about', async () => {
  await expect(
    trust.storage.sql.write(async (tx) => {
      await trust.audit.append(tx, { caller: ADA, action: 'undone', subject: 's' });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await record('done');

  expect(await trust.actions()).toEqual(['access.claim', 'done']);
  expect(await trust.audit.verify()).toEqual({ entries: 2, intact: true });
});

test('the log is intact after a restart', async () => {
  await record('a');
  await restart();
  await record('b');

  expect(await trust.audit.verify()).toEqual({ entries: 3, intact: true });
});

test('a tail that was cut off while the bot was stopped is found, and stays found when new entries follow', async () => {
  await record('a');
  await record('b');
  await restart('DELETE FROM audit_entries WHERE seq > 1');
  await record('c');
  await trust.audit.settled();

  expect(await trust.audit.verify()).toMatchObject({ intact: false, fault: { kind: 'cutOff', seq: 3 } });
});

test('a tail that was cut off and filled up again is found', async () => {
  await record('a');
  await record('b');
  await restart('DELETE FROM audit_entries WHERE seq > 1');
  for (const action of ['x', 'y', 'z']) await record(action);
  await trust.audit.settled();

  expect(await trust.audit.verify()).toMatchObject({ intact: false, fault: { kind: 'edited', seq: 3 } });
});

test('an anchor that was taken away, changed or made up is found', async () => {
  await record('a');
  await trust.audit.settled();
  const genuine = await readFile(anchorFile(), 'utf8');
  const fault = { intact: false, fault: { kind: 'anchor' } };

  await writeFile(anchorFile(), JSON.stringify({ ...JSON.parse(genuine), seq: 1 }));
  expect(await trust.audit.verify()).toMatchObject(fault);
  await writeFile(anchorFile(), 'junk');
  expect(await trust.audit.verify()).toMatchObject(fault);
  await rm(anchorFile());
  await record('b');
  await trust.audit.settled();
  expect(await trust.audit.verify()).toMatchObject(fault);
  await writeFile(anchorFile(), genuine);
  expect(await trust.audit.verify()).toMatchObject({ intact: true });
});

test('many entries at once make one chain', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, index) => record(`a${index}`)));
  await trust.audit.settled();

  expect(await trust.audit.verify()).toEqual({ entries: 51, intact: true });
  expect(JSON.parse(await readFile(anchorFile(), 'utf8'))).toMatchObject({ seq: 51 });
});

test('what was found intact is not walked again, and what is new since is', async () => {
  await record('a');
  expect(await trust.audit.check()).toEqual({ entries: 2, intact: true });
  await record('b');
  expect(await trust.audit.check()).toEqual({ entries: 3, intact: true });
  await trust.storage.sql.write((tx) => tx.run("UPDATE audit_entries SET action = 'x' WHERE seq = 3"));
  await record('c');

  expect(await trust.audit.check()).toEqual({ entries: 4, intact: true });
  expect(await trust.audit.verify()).toMatchObject({ intact: false, fault: { kind: 'edited', seq: 3 } });
  expect(await trust.audit.check()).toMatchObject({ intact: false });
  await restart();
  expect(await trust.audit.check()).toMatchObject({ intact: false });
});

test('only administrators read the log', async () => {
  await record('a');

  expect(await trust.audit.list(ADA, trust.access, { limit: 1 })).toMatchObject([
    { action: 'a', actorName: 'Ada Admin' },
  ]);
  await expect(trust.audit.list(BOB, trust.access, { limit: 1 })).rejects.toMatchObject(refusal('notAllowed'));
});
