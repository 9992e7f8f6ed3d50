import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoval, type Removal } from '../../../services/removal.js';
import { ADA, AGREED, BOB, openTrust, refusal, TOKEN, type Trust } from '../../support/trust.js';

let folder: string;
let trust: Trust;
let removal: Removal;
let id: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-removal-'));
  trust = await openTrust({ folder });
  removal = createRemoval({ ...trust, ...trust.storage });
  ({ id } = await trust.connections.connect(ADA, { token: { plain: TOKEN }, agreed: AGREED, verify: true }));
});

afterEach(async () => {
  await trust.audit.settled();
  await trust.storage.close();
  await rm(folder, { recursive: true, force: true });
});

const name = () => trust.storage.documents.read().connections[0]!.name;
const addEnrichment = () =>
  trust.storage.documents.update(({ enrichments }) => {
    const made = { createdAt: 1, createdBy: 'ada', changedAt: 1, active: true };
    enrichments.push({ id: 'e', name: 'All', connectionId: id, dataSet: 'Customer', mapping: { name: 'N' }, ...made });
  });
const onDisk = async () =>
  (await Promise.all(['', '.previous'].map((end) => readFile(join(folder, `settings.json${end}`), 'utf8')))).join();

test('a connection without enrichments can be removed; the plan says what goes with it', async () => {
  expect(await removal.list(ADA)).toEqual([{ kind: 'connection', id, name: name() }]);
  expect(await removal.planConnection(ADA, id)).toEqual({
    connection: { id, name: name() },
    tokenEnding: TOKEN.slice(-4),
    agreed: { by: 'Ada Admin', at: expect.any(Number) },
    confirmation: name(),
  });
});

test('the typed name takes token and consent away, also from the last good copy of the settings, and is audited', async () => {
  const confirmation = name();
  const { text } = trust.storage.documents.read().connections[0]!.token;
  expect(await onDisk()).toContain(text);

  const receipt = await removal.removeConnection(ADA, id, confirmation);

  expect(receipt).toEqual({ connection: confirmation, at: trust.clock.now(), by: 'Ada Admin' });
  expect(trust.storage.documents.read().connections).toEqual([]);
  expect(await onDisk()).not.toContain(text);
  await expect(trust.connections.tokenOf(id)).rejects.toMatchObject(refusal('connectionMissing'));
  expect((await trust.audit.list(ADA, trust.access, { limit: 1 }))[0]).toMatchObject({
    action: 'connection.remove',
    subject: `connection:${id}`,
    actorName: 'Ada Admin',
  });
  expect(await removal.list(ADA)).toEqual([]);
});

test('another name removes nothing, nor does anybody who may not', async () => {
  await expect(removal.removeConnection(ADA, id, 'something else')).rejects.toMatchObject(refusal('confirmationWrong'));
  for (const refused of [removal.list(BOB), removal.planConnection(BOB, id), removal.removeConnection(BOB, id, name())])
    await expect(refused).rejects.toMatchObject(refusal('notAllowed'));

  expect(await trust.connections.list(ADA)).toHaveLength(1);
});

test('a connection that an enrichment uses is not offered, and stays', async () => {
  await addEnrichment();

  expect(await removal.list(ADA)).toEqual([{ kind: 'enrichment', id: 'e', name: 'All' }]);
  await expect(removal.removeConnection(ADA, id, name())).rejects.toMatchObject(refusal('cardOutdated'));
  expect(await trust.connections.list(ADA)).toHaveLength(1);
});

test('an enrichment that takes it at the last moment keeps it', async () => {
  const { documents } = trust.storage;
  const acts = {
    define: (() => async (_payload: unknown, change: Parameters<typeof documents.update>[0]) => {
      await addEnrichment();
      return documents.update(change);
    }) as typeof trust.acts.define,
  };
  const late = createRemoval({ ...trust, ...trust.storage, acts });

  await expect(late.removeConnection(ADA, id, name())).rejects.toMatchObject(refusal('cardOutdated'));

  expect(await trust.connections.list(ADA)).toHaveLength(1);
});

test('a second press finds nothing to remove', async () => {
  const confirmation = name();
  await removal.removeConnection(ADA, id, confirmation);

  await expect(removal.removeConnection(ADA, id, confirmation)).rejects.toMatchObject(refusal('connectionMissing'));
});

test('enriched data that was kept is offered under the name of its enrichment', async () => {
  await trust.storage.sql.write((tx) =>
    tx.run(
      `INSERT INTO enriched_output (enrichment_id, run_id, version, updated_at, profiles, name, sandbox, removed_at)
       VALUES ('gone', 'r', 1, 1, 5, 'Old', true, 2), ('there', 'r', 1, 1, 5, 'Present', true, NULL)`,
    ),
  );

  expect(await removal.list(ADA)).toContainEqual({ kind: 'output', id: 'gone', name: 'Old' });
  expect(await removal.list(ADA)).toHaveLength(2);
  expect(await removal.plan(ADA, 'gone')).toMatchObject({ confirmation: 'Old', enrichedProfiles: 5 });
});
