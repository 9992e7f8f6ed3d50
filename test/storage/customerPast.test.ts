import { previousIds, successorOf } from '../../storage/customerPast.js';
import { type ClusterDesk, clusters, openClusters } from '../support/clusters.js';

// Profiles are written by their rows: `1 2 | 3`. What a unification changes is noted at its number: 1, 2, and so on.

let desk: ClusterDesk;
beforeEach(async () => {
  desk = await openClusters();
  await desk.begin(await desk.mint(9));
});
afterEach(() => desk.close());

const unify = (text: string) => desk.unify(clusters(text));

test('a CustomerId that became part of another leads to it, from that day, and stands among the previous ones', async () => {
  await unify('2 7 | 3 | 5');

  expect(await successorOf(desk.sql, 7)).toEqual({ customerId: 2, since: 1 });
  expect(await previousIds(desk.sql, 2)).toEqual({ ids: [7], more: 0 });
  expect(await successorOf(desk.sql, 2)).toBeUndefined();
  expect(await previousIds(desk.sql, 3)).toEqual({ ids: [], more: 0 });
});

test('one that came by way of another is part of the profile since that one is, and is not forgotten', async () => {
  await unify('5 7 | 3');
  await unify('3 5 7');

  expect(await successorOf(desk.sql, 7)).toEqual({ customerId: 3, since: 2 });
  expect(await successorOf(desk.sql, 5)).toEqual({ customerId: 3, since: 2 });
  expect(await previousIds(desk.sql, 3)).toEqual({ ids: [5, 7], more: 0 });
});

test('one that is a profile again leads nowhere else', async () => {
  await unify('2 7');
  await unify('2 | 7');

  expect(await successorOf(desk.sql, 7)).toBeUndefined();
  expect(await successorOf(desk.sql, 4711)).toBeUndefined();
});

test('of very many previous ids the first are listed and the others counted', async () => {
  await desk.sql.write((tx) =>
    tx.append(
      'customer_previous',
      Array.from({ length: 70 }, (_, at) => [2, 100 + at, 1]),
    ),
  );

  const { ids, more } = await previousIds(desk.sql, 2);

  expect([ids[0], ids.length, more]).toEqual([100, 50, 20]);
});
