import { openStorage, type Storage } from '../../storage/index.js';
import {
  addRefresh,
  changeRefresh,
  countRefreshes,
  findRefresh,
  listRefreshes,
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

test('the history has what was begun, newest first, a page at a time in both directions', async () => {
  await add(ended('a', 1), ended('b', 2), ended('c', 2, 'Failed'), ended('d', 3), aRefresh('waits'));
  const page = async (place: Parameters<typeof listRefreshes>[2], outcome?: string) =>
    idsOf(await listRefreshes(storage.sql, outcome === undefined ? {} : { outcome }, place));

  expect(await page({ limit: 2 })).toBe('d c');
  expect(await page({ limit: 2, after: { startedAt: 2, id: 'c' } })).toBe('b a');
  expect(await page({ limit: 2, before: { startedAt: 1, id: 'a' } })).toBe('c b');
  expect(await page({ limit: 9 }, 'Successful')).toBe('d b a');
  expect([await countRefreshes(storage.sql), await countRefreshes(storage.sql, { outcome: 'Failed' })]).toEqual([4, 1]);
});
