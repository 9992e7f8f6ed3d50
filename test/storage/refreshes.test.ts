import { openStorage, type Storage } from '../../storage/index.js';
import {
  addRefresh,
  changeRefresh,
  findRefresh,
  newestRefresh,
  openRefreshes,
  type StoredRefresh,
} from '../../storage/refreshes.js';

let storage: Storage;

beforeAll(async () => {
  storage = await openStorage({ startedAt: 1 });
});

afterAll(() => storage.close());

beforeEach(() => storage.sql.write((tx) => tx.run('DELETE FROM refresh')));

const aRefresh = (id: string, given: Partial<StoredRefresh> = {}): Omit<StoredRefresh, 'no'> => ({
  ...{ id, state: 'Queued', targetKind: 'all', targetId: null, name: '', startedBy: 'person', requestedAt: 1 },
  ...{ startedAt: null, endedAt: null, cancelRequested: false, retriedBy: null },
  ...{ steps: 2, failed: 0, skipped: 0, body: '{}' },
  ...given,
});

const add = (...refreshes: Omit<StoredRefresh, 'no'>[]) =>
  storage.sql.write(async (tx) => {
    for (const refresh of refreshes) await addRefresh(tx, refresh);
  });
const ended = (id: string, startedAt: number, state = 'Successful') => aRefresh(id, { state, startedAt, endedAt: 9 });
const idsOf = (refreshes: readonly StoredRefresh[]) => refreshes.map(({ id }) => id).join(' ');

test('what is going on comes first, then what waits in the order in which it was asked for', async () => {
  await add(ended('old', 1), aRefresh('b'), aRefresh('a'), aRefresh('c'));
  await storage.sql.write((tx) => changeRefresh(tx, 'a', { state: 'Refreshing', startedAt: 5 }));

  expect(idsOf(await openRefreshes(storage.sql))).toBe('a b c');
  expect((await newestRefresh(storage.sql))?.id).toBe('c');
});

test('a change touches what it names, and nothing when the state is another', async () => {
  await add(aRefresh('a', { body: '{"x":1}' }));
  const change = (states: string[]) =>
    storage.sql.write((tx) => changeRefresh(tx, 'a', { cancelRequested: true, retriedBy: 'b' }, states));

  expect([await change(['Refreshing']), await change(['Queued', 'Refreshing'])]).toEqual([false, true]);
  expect(await findRefresh(storage.sql, 'a')).toEqual({
    ...aRefresh('a', { body: '{"x":1}' }),
    ...{ no: 1, cancelRequested: true, retriedBy: 'b' },
  });
  expect(await findRefresh(storage.sql, 'gone')).toBeUndefined();
});
