import { type ClusterDesk, type ClusteredRow, clusters, openClusters } from '../support/clusters.js';

// Profiles are written by their rows: `1 2 | 3` are two profiles, of the rows 1 and 2, and of row 3.

let desk: ClusterDesk;

beforeEach(async () => {
  desk = await openClusters();
  const rows = await desk.mint(9);
  await desk.begin(rows);
});

afterEach(() => desk.close());

async function idsAfter(text: string): Promise<number[]> {
  return [...(await desk.unify(clusters(text))).ids.values()];
}

const previousOf = async (id: number) =>
  (await desk.sql.all('SELECT previous_id FROM customer_previous WHERE customer_id = $1 ORDER BY 1', [id])).map((row) =>
    Number(row.previous_id),
  );

const successors = async () =>
  (await desk.sql.all('SELECT customer_id, successor FROM customer_successor ORDER BY 1')).map((row) => [
    Number(row.customer_id),
    Number(row.successor),
  ]);

test('profiles keep their CustomerIds when nothing is matched', async () => {
  const { ids, changes } = await desk.unify(clusters('1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9'));

  expect([...ids]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => [id, id]));
  expect(changes).toEqual({ added: 0, gone: 0, merged: 0, split: 0 });
  expect(await successors()).toEqual([]);
});

test('a merged profile has the oldest id, and knows the one that it replaced; a split gives that back', async () => {
  expect(await idsAfter('7 2 | 3')).toEqual([3, 2]);
  expect(await previousOf(2)).toEqual([7]);
  expect(await successors()).toEqual([[7, 2]]);

  expect(await idsAfter('7 | 2 | 3')).toEqual([2, 3, 7]);
  expect(await previousOf(7)).toEqual([2]);
  expect(await successors()).toEqual([]);
});

test('ids do not depend on the order of the sources, which decides who leads', async () => {
  await idsAfter('1 5 | 2 6 | 7');

  expect(await idsAfter('5 1 | 6 2 | 7')).toEqual([1, 2, 7]);
  expect(await successors()).toEqual([
    [5, 1],
    [6, 2],
  ]);
});

test('a profile keeps its id when the row vanishes that gave it its number, and the row finds it again', async () => {
  await idsAfter('1 5');

  expect(await idsAfter('5')).toEqual([1]);
  expect(await idsAfter('1 5')).toEqual([1]);
});

test('who comes back and belongs to nobody gets another id: the profile that has gone on keeps its own', async () => {
  await idsAfter('1 5');
  await idsAfter('5');

  const { ids } = await desk.unify(clusters('1 | 5'));

  expect(Object.fromEntries(ids)).toEqual({ 5: 1, 1: 10 });
  expect(await previousOf(10)).toEqual([1]);
  const rows = await desk.sql.all('SELECT * FROM profile_links WHERE customer_id = 10');
  expect(rows).toEqual([{ customer_id: 10, source_no: 0, source_key: '10' }]);
  // The next row that is read is somebody else.
  expect(await desk.mint(1)).toEqual([11]);
  expect(await idsAfter('1 | 5 | 11')).toEqual([10, 1, 11]);
});

test('when all rows of a profile vanish and come back it is the same profile', async () => {
  await idsAfter('1 5 | 2');

  expect((await desk.unify(clusters('2'))).changes).toEqual({ added: 0, gone: 1, merged: 0, split: 0 });
  expect((await desk.unify(clusters('2 | 5'))).changes).toEqual({ added: 1, gone: 0, merged: 0, split: 0 });
  expect(await idsAfter('2 | 1 5')).toEqual([1, 2]);
});

test('the row that gave the number moves to another company: the id goes with it, the others get an old one of theirs', async () => {
  await idsAfter('1 5 6 | 9');

  const { ids, changes } = await desk.unify(clusters('5 6 | 9 1'));

  expect(Object.fromEntries(ids)).toEqual({ 9: 1, 5: 5 });
  expect(changes).toEqual({ added: 0, gone: 0, merged: 1, split: 1 });
  // Row 6 had its own id before, and has left 1 with row 5.
  expect(await successors()).toEqual([
    [6, 5],
    [9, 1],
  ]);
  expect(await previousOf(5)).toEqual([1]);
});

test('the row that gave the number moves to an older company: who stays keeps the id, and it is not given away with the row', async () => {
  await idsAfter('2 5 | 1');
  expect(await idsAfter('5 | 1 2')).toEqual([1, 2]);
  // Row 5 with the id 2 is absent when row 2 stands alone again: its own number is somebody else's.
  await idsAfter('1 2');

  const { ids } = await desk.unify(clusters('1 | 2'));
  expect(Object.fromEntries(ids)).toEqual({ 1: 1, 2: 10 });
  expect(await idsAfter('1 | 2 | 5')).toEqual([1, 10, 2]);
});

test('who is displaced by an older part of the profile asks on', async () => {
  await idsAfter('1 4 | 2 5 | 3');
  await idsAfter('4 | 5 | 3');

  // Row 1 was absent and comes back with row 5, which is part of 2 at present; row 4 has the id 1.
  const { ids } = await desk.unify(clusters('4 | 1 5 | 2 | 3'));

  expect(Object.fromEntries(ids)).toEqual({ 4: 1, 1: 2, 2: 10, 3: 3 });
});

test('who takes the place of one that is none any more is told without detours', async () => {
  await idsAfter('1 | 2 | 3 4 | 5');
  await idsAfter('1 | 2 3 4 | 5');
  expect(await successors()).toEqual([
    [3, 2],
    [4, 2],
  ]);

  await idsAfter('1 2 3 4 | 5');

  expect(await successors()).toEqual([
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
  expect(await previousOf(1)).toEqual([2]);
});

test('an absent row goes along with its profile into another one', async () => {
  await idsAfter('4 5 | 1');
  await idsAfter('4 | 1');

  expect(await idsAfter('4 1')).toEqual([1]);
  const row = await desk.sql.get('SELECT customer_id FROM row_identity WHERE row_id = 5');

  expect(row).toEqual({ customer_id: 1 });
  expect(await idsAfter('4 1 | 5')).toEqual([1, 5]);
});

test('duplicates belong to the profile of the row that stands for them; rows that are left out to none', async () => {
  const rows: ClusteredRow[] = [
    { row: 3, cluster: 3 },
    { row: 2, cluster: 3, winner: 3 },
    { row: 4, cluster: null },
  ];

  const { ids, changes } = await desk.unify(rows);

  expect(Object.fromEntries(ids)).toEqual({ 3: 2 });
  expect(changes).toEqual({ added: 0, gone: 7, merged: 1, split: 0 });
  expect(await previousOf(2)).toEqual([3]);
  const kept = await desk.sql.all('SELECT row_id, customer_id FROM row_identity ORDER BY row_id');
  expect(kept).toEqual([
    { row_id: 2, customer_id: 2 },
    { row_id: 3, customer_id: 2 },
  ]);
});

test('a row that is new has no id of before that anybody could know', async () => {
  await idsAfter('1 | 2');
  await desk.mint(1);

  const { changes } = await desk.unify(clusters('1 10 | 2'));

  expect(changes).toEqual({ added: 0, gone: 0, merged: 0, split: 0 });
  expect(await previousOf(1)).toEqual([]);
});

test('a preview changes nothing, and its new numbers are not to be had any more when an import came between', async () => {
  await idsAfter('1 5');
  await idsAfter('5');
  const before = await everything();

  expect([...(await desk.preview(clusters('1 | 5'))).ids.values()]).toEqual([10, 1]);
  expect(await everything()).toEqual(before);
  const committing = desk.sql.write(async (tx) => {
    await tx.run("INSERT INTO profile_links VALUES (10, 2, 'x')");
    const { commitIds } = await import('../../storage/identity.js');
    await commitIds(tx, 3, 3);
  });

  await expect(committing).rejects.toThrow('CustomerIds were given away');
  expect(await everything()).toEqual(before);
});

async function everything(): Promise<unknown[]> {
  const tables = ['row_identity', 'customer_previous', 'customer_successor', 'profile_links'];
  return Promise.all(tables.map((table) => desk.sql.all(`SELECT * FROM ${table} ORDER BY ALL`)));
}
