import { createHash } from 'node:crypto';
import { type AuditHead, addAuditEntry, auditHead, listAudit, verifyAudit } from '../../storage/audit.js';
import { openStorage, type Storage } from '../../storage/index.js';

let storage: Storage;

beforeEach(async () => {
  storage = await openStorage({ startedAt: 0 });
});

afterEach(() => storage.close());

async function write(count: number): Promise<AuditHead> {
  for (let index = 0; index < count; index += 1) {
    const entry = { at: index, tenantId: 't', actorId: 'ada', actorName: 'Ada', action: 'a', subject: `s${index}` };
    await storage.sql.write((tx) => addAuditEntry(tx, { ...entry, details: { index } }));
  }
  return auditHead(storage.sql);
}

const change = (statement: string) => storage.sql.write((tx) => tx.run(statement));

test('an untouched log is intact, and an empty one too', async () => {
  expect(await verifyAudit(storage.sql)).toMatchObject({ entries: 0, intact: true });

  const head = await write(5);

  expect(await verifyAudit(storage.sql, head)).toEqual({ entries: 5, intact: true, head });
});

test.each([
  ['a changed action', "UPDATE audit_entries SET action = 'b' WHERE seq = 3", 'edited', 3],
  ['a changed actor', "UPDATE audit_entries SET actor_id = 'eve' WHERE seq = 3", 'edited', 3],
  ['a changed name', "UPDATE audit_entries SET actor_name = 'Eve' WHERE seq = 3", 'edited', 3],
  ['a changed time', 'UPDATE audit_entries SET happened_at = 99 WHERE seq = 1', 'edited', 1],
  ['a changed tenant', "UPDATE audit_entries SET tenant_id = 'x' WHERE seq = 2", 'edited', 2],
  ['a changed subject', "UPDATE audit_entries SET subject = 'x' WHERE seq = 2", 'edited', 2],
  ['changed details', "UPDATE audit_entries SET details = '{}' WHERE seq = 4", 'edited', 4],
  ['a changed hash', "UPDATE audit_entries SET hash = 'x' WHERE seq = 4", 'edited', 4],
  ['a changed link', "UPDATE audit_entries SET prev = 'x' WHERE seq = 4", 'unlinked', 4],
  ['a deleted entry', 'DELETE FROM audit_entries WHERE seq = 3', 'gap', 4],
  ['a deleted beginning', 'DELETE FROM audit_entries WHERE seq = 1', 'gap', 2],
  ['a cut-off tail', 'DELETE FROM audit_entries WHERE seq > 3', 'cutOff', 4],
  ['an emptied log', 'DELETE FROM audit_entries', 'cutOff', 1],
])('%s is found', async (_what, statement, kind, seq) => {
  const head = await write(5);
  await change(statement);

  expect(await verifyAudit(storage.sql, head)).toMatchObject({ intact: false, fault: { kind, seq } });
});

test('two entries that swapped places are found', async () => {
  const head = await write(5);
  await change('UPDATE audit_entries SET seq = -2 WHERE seq = 2');
  await change('UPDATE audit_entries SET seq = 2 WHERE seq = 3');
  await change('UPDATE audit_entries SET seq = 3 WHERE seq = -2');

  expect(await verifyAudit(storage.sql, head)).toMatchObject({ intact: false, fault: { seq: 2 } });
});

test('an entry that was inserted is found', async () => {
  const head = await write(3);
  await change(
    "INSERT INTO audit_entries SELECT 4, 1, 't', 'eve', 'Eve', 'a', 's', '{}', hash, 'made up' FROM audit_entries WHERE seq = 3",
  );

  expect(await verifyAudit(storage.sql, head)).toMatchObject({ intact: false, fault: { kind: 'edited', seq: 4 } });
});

test('a chain that was made anew from the second entry on fits by itself, and not its anchor', async () => {
  const head = await write(4);
  await change('DELETE FROM audit_entries WHERE seq > 1');
  await write(3);

  expect(await verifyAudit(storage.sql)).toMatchObject({ intact: true });
  expect(await verifyAudit(storage.sql, head)).toMatchObject({ intact: false, fault: { kind: 'edited', seq: 4 } });
});

test('an entry that was put in before the first one is found', async () => {
  const head = await write(2);
  await change(
    "INSERT INTO audit_entries SELECT 0, 1, 't', 'eve', 'Eve', 'a', 's', '{}', prev, 'x' FROM audit_entries WHERE seq = 1",
  );

  expect(await verifyAudit(storage.sql, head)).toMatchObject({ intact: false, fault: { kind: 'gap', seq: 0 } });
});

test('a log of several pages is walked to its end, and on from where it was found intact', async () => {
  await write(1);
  const bulk = Array.from({ length: 4_500 }, (_, index) => index + 2);
  const { head: first } = await verifyAudit(storage.sql);
  let prev = first.hash;
  await storage.sql.write((tx) =>
    tx.append(
      'audit_entries',
      bulk.map((seq) => {
        const row = [seq, 1, 't', 'ada', 'Ada', 'a', 's', '{}', prev];
        prev = createHash('sha256').update(JSON.stringify(row)).digest('hex');
        return [...row, prev];
      }),
    ),
  );

  const whole = await verifyAudit(storage.sql);
  expect(whole).toMatchObject({ entries: 4_501, intact: true });
  expect(await verifyAudit(storage.sql, undefined, first)).toEqual(whole);

  await change("UPDATE audit_entries SET action = 'b' WHERE seq = 4400");
  expect(await verifyAudit(storage.sql, undefined, first)).toMatchObject({ fault: { kind: 'edited', seq: 4_400 } });
});

test('entries after the anchor are no fault: the process may have died before it was moved', async () => {
  const head = await write(2);
  await write(2);

  expect(await verifyAudit(storage.sql, head)).toMatchObject({ entries: 4, intact: true });
});

test('a page begins with the newest and goes on before the last one', async () => {
  await write(5);

  const first = await listAudit(storage.sql, { tenantId: 't', limit: 2 });
  const second = await listAudit(storage.sql, { tenantId: 't', limit: 2, before: first[1]!.seq });

  expect([first, second].map((page) => page.map(({ seq }) => seq))).toEqual([
    [5, 4],
    [3, 2],
  ]);
  expect(first[0]).toMatchObject({ actorName: 'Ada', details: { index: 4 } });
});

test('the entries of one tenant are nobody else’s', async () => {
  await write(3);

  expect(await listAudit(storage.sql, { tenantId: 'other', limit: 10 })).toEqual([]);
});

test('half a character in a name is no fault of the log', async () => {
  const entry = { at: 1, tenantId: 't', actorId: 'ada', actorName: 'Ada \ud83d', action: 'a', subject: 'user:\udc00' };
  const head = await storage.sql.write((tx) => addAuditEntry(tx, { ...entry, details: { name: '\ud83d' } }));

  expect(await verifyAudit(storage.sql, head)).toMatchObject({ entries: 1, intact: true });
});
