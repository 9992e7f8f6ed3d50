import { openRefreshHouse, type RefreshHouse } from '../../support/refreshHouse.js';
import { CRM, CRM_LATER, states } from '../../support/refreshStory.js';
import { fieldIs } from '../../support/segments.js';
import { ADA } from '../../support/trust.js';

// What a restart finds that waits: a next try, a cancellation, refreshes in the queue.

let house: RefreshHouse;
let crm: string;

beforeAll(async () => {
  house = await openRefreshHouse();
  crm = await house.source('crm.csv', CRM);
  await house.segment('Delft', fieldIs('City', 'Delft'));
});

afterAll(() => house.close());

beforeEach(async () => {
  await house.put('crm.csv', CRM);
  await house.clock.advance(60_000);
});

const start = async () => (await house.now.refreshes.start(ADA, { kind: 'all' })).refresh.id;

test('the next try comes when it was to come, and counts as such', async () => {
  await house.remove('crm.csv');
  const id = await start();
  const { nodes } = await house.until(id, (view) => view.nodes[0]!.againAt !== undefined);
  await house.clock.advance(1_000);
  await house.restart();
  await house.put('crm.csv', CRM);
  expect((await house.now.refreshes.progress(id)).nodes).toEqual(nodes);

  await house.clock.advance(4_000);

  const view = await house.ended(id);
  expect(view.nodes[0]).toMatchObject({ state: 'Successful', tries: 2 });
  expect(view.nodes[0]).not.toHaveProperty('failure');
  expect(view.nodes[0]).not.toHaveProperty('againAt');
});

test('what was to be canceled is canceled, and the import with it', async () => {
  await house.put('crm.csv', CRM_LATER);
  house.heldUp();
  const id = await start();
  await house.until(id, (view) => view.nodes[0]!.job !== undefined);
  const died = house.killAt({ nth: 1 });
  void house.now.refreshes.cancel(ADA, id);
  await died.happened;

  await house.restart();

  expect(states(await house.ended(id))).toEqual(['source crm: Canceled', 'unify: Canceled', 'segment Delft: Canceled']);
  expect((await house.now.dataSources.list(ADA))[0]).toMatchObject({ profiles: 2, lastImport: { state: 'Canceled' } });
});

test('what waits in the queue keeps its place', async () => {
  house.heldUp();
  const first = await start();
  await house.until(first, ({ nodes }) => nodes[0]!.job !== undefined);
  const second = await start();
  await house.restart();

  const done = await house.ended(second);

  expect(done.state).toBe('Successful');
  expect((await house.now.refreshes.progress(first)).state).toBe('Successful');
});

test('what has gone meanwhile is not missed: a segment that was removed leaves the others to be refreshed', async () => {
  const { id: breda } = await house.segment('Breda', fieldIs('City', 'Breda'));
  house.heldUp();
  const id = await start();
  await house.until(id, ({ nodes }) => nodes[0]!.job !== undefined);
  await house.now.segments.remove(ADA, breda);
  await house.restart();

  const view = await house.ended(id);

  expect(view.state).toBe('Successful');
  expect(states(view)).toEqual(['source crm: Successful', 'unify: Successful', 'segment Delft: Successful']);
});

test('nothing begins before the process has started what it resumes', async () => {
  expect((await house.now.refreshes.choices(ADA)).map(({ name }) => name)).toEqual(['crm', 'Delft']);
  await house.now.work.stop();
  const id = await start();

  expect(await house.now.refreshes.progress(id)).toMatchObject({ state: 'Queued', ahead: 0 });
  await house.restart();
  expect(await house.ended(id)).toMatchObject({ state: 'Successful' });
  expect(crm).toBe((await house.now.refreshes.choices(ADA))[0]!.id);
});

test('storage that does not answer for a moment holds a refresh up, and loses nothing of it', async () => {
  let left = 1;
  let tell = () => {};
  const waits = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await house.restart(({ sql, log }) => ({
    sql: {
      ...sql,
      async write(work) {
        if (left-- === 0) throw new Error('The disk is full');
        return sql.write(work);
      },
    },
    log: { ...log, error: () => tell() },
  }));
  const id = await start();
  await waits;
  await house.clock.advance(5_000);

  expect(await house.ended(id)).toMatchObject({ state: 'Successful' });
});
