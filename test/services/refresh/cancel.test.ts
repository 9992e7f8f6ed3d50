import { ended } from '../../support/fakeRuns.js';
import { openRefreshHouse, type RefreshHouse } from '../../support/refreshHouse.js';
import { CRM, CRM_LATER, everything, NEWSLETTER, nodeOf, states } from '../../support/refreshStory.js';
import { ADA } from '../../support/trust.js';

// Canceled, whatever goes on ends or is dropped, and what was complete stays.

let house: RefreshHouse;
let crm: string;
let readers: string;

beforeAll(async () => {
  house = await openRefreshHouse();
  ({ crm, readers } = await everything(house));
});

afterAll(() => house.close());

beforeEach(async () => {
  await house.put('crm.csv', CRM);
  await house.put('news.csv', NEWSLETTER);
  await house.clock.advance(60_000);
  Object.assign(house.ledger, { confirmed: [], canceled: [], slow: false });
  house.ledger.goesOn = ({ plan }) => ended(plan.willSend);
  await house.news();
});

const start = async () => (await house.now.refreshes.start(ADA, { kind: 'all' })).refresh.id;
const cancel = (id: string) => house.now.refreshes.cancel(ADA, id);

/** It has ended as canceled, and nobody was told anything bad of it. */
async function canceled(id: string) {
  const view = await house.ended(id);
  expect(view).toMatchObject({ state: 'Canceled', cancelRequested: true });
  expect((await house.news()).filter(({ content }) => content.kind === 'refresh')).toEqual([]);
  return view;
}

test('an import that has not begun is dropped; nothing that was there is another now', async () => {
  await house.put('crm.csv', CRM_LATER);
  const goOn = house.heldUp();
  const id = await start();
  await house.until(id, ({ nodes }) => nodes[0]!.job !== undefined);

  expect(await cancel(id)).toMatchObject({ state: 'Refreshing', cancelRequested: true });

  const view = await canceled(id);
  expect(states(view)).toEqual([
    'source crm: Canceled',
    'source news: Canceled',
    'unify: Canceled',
    'segment Readers: Canceled',
    'enrichment Companies: Canceled',
    'export Readers: Canceled',
  ]);
  expect(await house.now.dataSources.progress(view.nodes[0]!.job!)).toMatchObject({ state: 'Canceled', read: 0 });
  goOn();
  const [source] = await house.now.dataSources.list(ADA);
  expect(source).toMatchObject({ profiles: 2, lastImport: { state: 'Canceled' } });
  // And the source can be read again.
  await house.imported((await house.now.dataSources.refresh(ADA, crm)).id);
});

test('an import of somebody else that is waited for goes on', async () => {
  const goOn = house.heldUp();
  const theirs = await house.now.dataSources.refresh(ADA, crm);
  const id = await start();
  await house.until(id, ({ nodes }) => nodes[0]!.state === 'Refreshing');
  await cancel(id);

  expect((await canceled(id)).nodes[0]).toMatchObject({ state: 'Canceled' });
  expect(await house.now.dataSources.progress(theirs.id)).toMatchObject({ state: 'Queued' });
  goOn();
  await house.imported(theirs.id);
});

test('one that waits for its next try is not tried again', async () => {
  await house.remove('crm.csv');
  const id = await start();
  await house.until(id, ({ nodes }) => nodes[0]!.againAt !== undefined);
  await cancel(id);

  const { nodes } = await canceled(id);

  expect(nodes[0]).toMatchObject({ state: 'Canceled', tries: 1 });
  expect(nodes[0]).not.toHaveProperty('againAt');
});

test('a unification that was begun ends, and so does a segment; what they found stays', async () => {
  let goOn = () => {};
  await house.restart(({ consent, segments }) => ({
    consent: {
      ...consent,
      async unify(caller) {
        goOn = house.heldUp();
        return consent.unify(caller);
      },
    },
    segments: {
      ...segments,
      async refresh(caller, id) {
        goOn = house.heldUp();
        return segments.refresh(caller, id);
      },
    },
  }));
  const unifying = await start();
  await house.until(unifying, ({ nodes }) => nodes[2]!.job !== undefined);
  await cancel(unifying);
  goOn();
  expect(states(await canceled(unifying)).slice(1, 4)).toEqual([
    'source news: Successful',
    'unify: Successful',
    'segment Readers: Canceled',
  ]);

  const { refresh } = await house.now.refreshes.start(ADA, { kind: 'segment', id: readers, only: false });
  await house.now.told.until(`segment:${readers}`, isBegun, new AbortController().signal);
  await cancel(refresh.id);
  goOn();
  expect(states(await canceled(refresh.id))).toEqual(['segment Readers: Successful', 'export Readers: Canceled']);
  await house.restart();
});

const isBegun = async () => ((await house.now.segments.progress(readers)).state === 'Refreshing' ? true : undefined);

test('a dry run is taken away: nothing was sent', async () => {
  house.ledger.slow = true;
  const id = await start();
  const { nodes } = await house.until(id, (view) => nodeOf(view, 'enrichment').job !== undefined);
  await cancel(id);

  const view = await canceled(id);

  expect(states(view).slice(3)).toEqual([
    'segment Readers: Successful',
    'enrichment Companies: Canceled',
    'export Readers: Canceled',
  ]);
  expect(house.ledger).toMatchObject({ confirmed: [], canceled: [nodes[4]!.job] });
});

test('a run sends nothing more and collects by itself what was submitted', async () => {
  house.ledger.goesOn = () => ({ submitted: 4 });
  const id = await start();
  await house.until(id, (view) => nodeOf(view, 'enrichment').counts.sent === 4);
  await cancel(id);

  const node = nodeOf(await canceled(id), 'enrichment');

  expect(node).toMatchObject({ state: 'Canceled', counts: { sent: 4 } });
  expect(house.ledger.newest()).toMatchObject({ id: node.job, state: 'Refreshing', cancelRequested: true });
});

test('what was canceled can be repeated from there', async () => {
  house.ledger.slow = true;
  const id = await start();
  await house.until(id, (view) => nodeOf(view, 'enrichment').job !== undefined);
  await cancel(id);
  await canceled(id);
  house.ledger.slow = false;

  const { refresh } = await house.now.refreshes.retry(ADA, id);

  expect(states(await house.ended(refresh.id))).toEqual([
    'enrichment Companies: Successful',
    'export Readers: Successful',
  ]);
});

test('canceled when all was done it is what it is', async () => {
  const id = await start();
  const done = await house.ended(id);

  expect(await cancel(id)).toEqual(done);
});
