import { deleteOutput, findOutput } from '../../storage/enriched.js';
import { followIdentity } from '../../storage/identityMoves.js';
import { addExportMembers, putExport } from '../../storage/segmentExports.js';
import { findSegmentOutput, switchMembers, writeMembers } from '../../storage/segmentMembers.js';
import { type ClusterDesk, clusters, openClusters } from '../support/clusters.js';
import { putOutput } from '../support/outputs.js';

let desk: ClusterDesk;

beforeEach(async () => {
  desk = await openClusters();
  await desk.begin(await desk.mint(9));
});

afterEach(() => desk.close());

type Enriched = Parameters<typeof putOutput>[2][number];

/** Enriched a while after the others where the second number is larger; without one nothing was found. */
const found = (customerId: number, answeredAt = 5, industry = `of ${customerId}`): Enriched => ({
  ...{ customerId, ownName: `Company ${customerId}`, bucket: 'enriched', answeredAt, changed: false },
  values: { industry },
});
const nothing = (customerId: number, bucket: Enriched['bucket'] = 'noMatch', answeredAt = 5): Enriched => ({
  ...{ customerId, ownName: `Company ${customerId}`, bucket, answeredAt, changed: false, values: {} },
});

/** `3 enriched of 3`, one a profile, by CustomerId. */
async function output(table = 'current_output', enrichmentId = 'enrichment'): Promise<string[]> {
  const rows = await desk.sql.all(
    `SELECT customer_id, bucket, coalesce(industry, '') AS industry FROM ${table} WHERE enrichment_id = $1 ORDER BY ALL`,
    [enrichmentId],
  );
  return rows.map((row) => `${row.customer_id} ${row.bucket} ${row.industry}`.trim());
}

const unify = (text: string) => desk.unify(clusters(text));

test('what was found for a profile goes with it to the id that takes its place, and back when it is parted again', async () => {
  await putOutput(desk.sql, 'run', [nothing(1), found(5), found(7)]);

  await unify('1 5 | 7');
  expect(await output()).toEqual(['1 enriched of 5', '7 enriched of 7']);
  expect(await findOutput(desk.sql, 'enrichment')).toMatchObject({ profiles: 2, version: 2 });

  await unify('1 | 5 | 7');
  expect(await output()).toEqual(['1 enriched of 5', '5 enriched of 5', '7 enriched of 7']);
  expect(await output('enriched_aside')).toEqual(['1 noMatch']);
  expect(await findOutput(desk.sql, 'enrichment')).toMatchObject({ profiles: 3, version: 3 });
});

test.each([
  ['enriched beats no match, however new', [nothing(1, 'noMatch', 9), found(5, 2)], '1 enriched of 5'],
  ['no match beats what was not asked', [nothing(1, 'skipped', 9), nothing(5, 'noMatch', 2)], '1 noMatch'],
  ['of two that are enriched the newer', [found(1, 2), found(5, 9)], '1 enriched of 5'],
  ['of two that are as new its own', [found(1, 5), found(5, 5)], '1 enriched of 1'],
  ['its own where it is better', [found(1, 1), nothing(5, 'noMatch', 9)], '1 enriched of 1'],
  ['of several that come the best', [found(5, 2), found(6, 3), nothing(7)], '1 enriched of 6'],
])('%s', async (_case, rows, expected) => {
  await putOutput(desk.sql, 'run', rows);

  await unify('1 5 6 7');

  expect(await output()).toEqual([expected]);
  // Nothing that was paid for is lost: who has moved is aside as it was, and who had to make room.
  const kept = new Set(
    [...(await output()), ...(await output('enriched_aside'))].map((row) => row.replace(/^\d+ /, '')),
  );
  for (const { bucket, values } of rows) expect(kept).toContain(`${bucket} ${values.industry ?? ''}`.trim());
});

test('who has left with another one of its profile takes along what was theirs', async () => {
  await putOutput(desk.sql, 'run', [found(6)]);
  await unify('1 5 6');
  expect(await output()).toEqual(['1 enriched of 6']);

  await unify('1 | 5 6');

  expect(await output()).toEqual(['1 enriched of 6', '5 enriched of 6']);
});

test('what the stand-in made up does not come back among answers of the provider', async () => {
  await putOutput(desk.sql, 'run', [found(1), found(5)]);
  await unify('1 5');
  await desk.sql.write((tx) => tx.run('UPDATE enriched_output SET sandbox = false'));

  await unify('1 | 5');

  expect(await output()).toEqual(['1 enriched of 1']);
  expect(await output('enriched_aside')).toEqual(['5 enriched of 5']);
});

test('what comes back with an id is not put into a later output, where the profile is not asked for any more', async () => {
  await putOutput(desk.sql, 'run', [found(1, 2), found(5, 9)]);
  await unify('1 5');
  await unify('1 | 5');
  await putOutput(desk.sql, 'later', [found(5)]);

  await unify('1 | 5 | 7');

  expect(await output()).toEqual(['5 enriched of 5']);
});

test('the output of a run that had begun before goes to the ids of now', async () => {
  await putOutput(desk.sql, 'run', [nothing(1), found(5)]);
  await unify('1 5');

  await putOutput(desk.sql, 'late', [nothing(1), nothing(5, 'notSent')]);
  const changed = await desk.sql.write((tx) => followIdentity(tx));

  // The run has not seen what was found for 5, since it was 1's by then.
  expect(changed).toEqual(['enrichment']);
  expect(await output()).toEqual(['1 enriched of 5']);
});

test('an answer that came late to what was put aside is looked at', async () => {
  await putOutput(desk.sql, 'run', [nothing(1), nothing(5, 'skipped')]);
  await unify('1 5');
  expect(await output()).toEqual(['1 noMatch']);

  await desk.sql.write((tx) =>
    tx.run("UPDATE enriched_aside SET bucket = 'enriched', industry = 'late', aside_for = 0 WHERE customer_id = 5"),
  );
  expect(await desk.sql.write((tx) => followIdentity(tx))).toEqual(['enrichment']);

  expect(await output()).toEqual(['1 enriched late']);
  expect(await output('enriched_aside')).toEqual(['1 noMatch', '5 enriched late']);
});

test('what a run has changed goes with the row that stays', async () => {
  const changed = (row: Enriched): Enriched => ({ ...row, changed: true });
  await putOutput(desk.sql, 'run', [changed(found(1, 1)), changed(found(5, 9)), changed(found(2)), found(6, 9)]);

  await unify('1 5 | 2 6 | 7');

  const rows = await desk.sql.all('SELECT customer_id FROM output_change ORDER BY customer_id');
  expect(rows).toEqual([{ customer_id: 1 }]);
});

test('each enrichment for itself; with one of them goes what was kept aside of it', async () => {
  await putOutput(desk.sql, 'run', [found(1), found(5)]);
  await putOutput(desk.sql, 'run2', [found(5, 5, 'other')], 'other');
  await unify('1 5');
  expect([await output(), await output('current_output', 'other')]).toEqual([
    ['1 enriched of 1'],
    ['1 enriched other'],
  ]);

  await desk.sql.write((tx) => deleteOutput(tx, 'enrichment'));

  expect(await output('enriched_aside')).toEqual([]);
  expect(await output('enriched_aside', 'other')).toEqual(['5 enriched other']);
});

test('members of segments and of exports that have ended are those who took their place, each once', async () => {
  const members = { sql: 'SELECT customer_id FROM customer WHERE customer_id IN (1, 5, 7)', params: [] };
  await desk.sql.write(async (tx) => {
    const segment = { segmentId: 'segment', output: 'refresh' };
    const written = await writeMembers(tx, segment, members);
    await switchMembers(tx, { ...segment, refreshedAt: 1, ...written });
    for (const [id, state] of [['ended', 'Successful'] as const, ['going on', 'Refreshing'] as const]) {
      await putExport(tx, { id, segmentId: 'segment', state, startedAt: 1, body: '{}' });
      await addExportMembers(
        tx,
        { segmentId: 'segment', exportId: id },
        { sql: `SELECT customer_id FROM current_member WHERE segment_id = $1`, params: [] },
      );
    }
  });

  await unify('1 5 | 2 7');

  expect(await idsIn('current_member')).toEqual([1, 2]);
  expect((await findSegmentOutput(desk.sql, 'segment'))?.members).toBe(2);
  expect(await idsIn("(SELECT * FROM segment_export_member WHERE export_id = 'ended')")).toEqual([1, 2]);
  expect(await idsIn("(SELECT * FROM segment_export_member WHERE export_id = 'going on')")).toEqual([1, 5, 7]);
});

const idsIn = async (table: string) =>
  (await desk.sql.all(`SELECT customer_id FROM ${table} AS t ORDER BY customer_id`)).map((row) =>
    Number(row.customer_id),
  );

test('again it changes nothing', async () => {
  await putOutput(desk.sql, 'run', [found(1, 2), found(5, 9), found(7)]);
  await unify('1 5 | 7');
  await unify('1 | 5 | 7');
  const before = await everything();

  expect(await desk.sql.write((tx) => followIdentity(tx))).toEqual([]);

  expect(await everything()).toEqual(before);
});

const everything = () =>
  Promise.all(
    ['enriched', 'enriched_aside', 'enriched_output', 'output_change', 'segment_member'].map((table) =>
      desk.sql.all(`SELECT * FROM ${table} ORDER BY ALL`),
    ),
  );
