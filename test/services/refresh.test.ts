import { openRefreshHouse, type RefreshHouse } from '../support/refreshHouse.js';
import { CRM, CRM_LATER, drawn, everything, NEWSLETTER, nodeOf, states, WITHDRAWN } from '../support/refreshStory.js';
import { ADA, BOB, refusal } from '../support/trust.js';

// Refreshes over real imports, unification, segments and exports.

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
});

const start = async (target: Parameters<typeof house.now.refreshes.start>[1] = { kind: 'all' }, caller = ADA) =>
  house.now.refreshes.start(caller, target);

test('everything is read, unified, found, enriched and exported, and the result is told once', async () => {
  await house.put('crm.csv', CRM_LATER);
  await house.put('news.csv', WITHDRAWN);

  const { refresh, joined } = await start();
  const view = await house.ended(refresh.id);

  expect(joined).toBe(false);
  expect(view).toMatchObject({ state: 'Successful', startedBy: { by: 'person', name: ADA.name }, ahead: 0 });
  expect(drawn(view)).toEqual([
    { node: 'source crm', state: 'Successful', read: 3, rejected: 0, added: 1, changed: 1, gone: 0 },
    { node: 'source news', state: 'Successful', read: 2, rejected: 0, granted: 0, denied: 1, unset: 0 },
    { node: 'unify', state: 'Successful', profiles: 3, matched: 2, unmatched: 0 },
    { node: 'segment Readers', state: 'Successful', members: 1, added: 0, gone: 1, withdrawn: 1 },
    { node: 'enrichment Companies', state: 'Successful', sent: 10, enriched: 9, noMatch: 1, withheld: 2 },
    { node: 'export Readers', state: 'Successful', exported: 1, removed: 1 },
  ]);
  const { job } = nodeOf(view, 'export');
  const all = { tenantId: ADA.tenantId, changed: true };
  expect(await house.news()).toEqual([
    {
      ...{ ...all, states: [{ key: `export:${readers}`, ok: true }] },
      content: { kind: 'export', export: job, segment: { id: readers, name: 'Readers' } },
      ...{ once: `export:${job}`, to: { userId: ADA.userId } },
    },
    {
      ...{ ...all, content: { kind: 'refresh', refresh: refresh.id } },
      states: view.nodes.map(({ key }) => ({ key, ok: true })),
    },
  ]);
  expect((await house.actions()).filter((action) => action.startsWith('refresh.'))).toEqual([
    'refresh.start',
    'refresh.end',
  ]);
  expect(await house.now.refreshes.newest(ADA)).toEqual(view);
});

test('a source that cannot be read is tried again, then names all that it holds up, and recovers when it is repeated', async () => {
  await house.remove('crm.csv');
  const { refresh } = await start();
  const waiting = await house.until(refresh.id, ({ nodes }) => nodes[0]!.againAt !== undefined);
  expect(waiting.nodes[0]).toMatchObject({ state: 'Refreshing', tries: 1, failure: { code: 'fileNotFound' } });
  expect(waiting.nodes[0]!.againAt).toBe(house.clock.now() + 5_000);
  await house.clock.advance(5_000);
  await house.until(refresh.id, ({ nodes }) => nodes[0]!.tries === 2 && nodes[0]!.againAt !== undefined);
  await house.clock.advance(20_000);

  const failed = await house.ended(refresh.id);

  expect(failed.state).toBe('Failed');
  expect(states(failed)).toEqual([
    'source crm: Failed',
    'source news: Successful',
    'unify: Skipped',
    'segment Readers: Skipped',
    'enrichment Companies: Skipped',
    'export Readers: Skipped',
  ]);
  for (const { skipped } of failed.nodes.slice(2))
    expect(skipped).toEqual({ because: 'ancestorFailed', ancestor: { kind: 'source', name: 'crm' } });
  const [told] = await house.news();
  expect(told).toMatchObject({ fingerprint: `source:${crm} fileNotFound` });
  expect(told!.states.map(({ ok }) => ok)).toEqual([false, true]);

  await house.put('crm.csv', CRM);
  const again = await house.now.refreshes.retry(ADA, refresh.id);
  const view = await house.ended(again.refresh.id);

  expect(await house.now.refreshes.retry(ADA, refresh.id)).toMatchObject({ joined: true, refresh: { id: view.id } });
  expect(view).toMatchObject({ state: 'Successful', target: { kind: 'retry', refresh: refresh.id } });
  expect(states(view)).toEqual([
    'source crm: Successful',
    'unify: Successful',
    'segment Readers: Successful',
    'enrichment Companies: Successful',
    'export Readers: Successful',
  ]);
  expect((await house.now.refreshes.progress(refresh.id)).retriedBy).toBe(view.id);
  await expect(house.now.refreshes.retry(ADA, view.id)).rejects.toMatchObject(refusal('nothingToRetry'));
});

test('whoever asks while it goes on waits for his turn, or gets what has not begun yet', async () => {
  const goOn = house.heldUp();
  const first = await start();
  await house.until(first.refresh.id, ({ nodes }) => nodes[0]!.state === 'Refreshing');

  const segment = await start({ kind: 'segment', id: readers, only: false });
  const second = await start();
  const third = await start();
  const alone = await start({ kind: 'source', id: crm, only: true });

  expect([segment.joined, segment.refresh.id]).toEqual([true, first.refresh.id]);
  expect(second).toMatchObject({ joined: false, refresh: { state: 'Queued', ahead: 1 } });
  expect([third.joined, third.refresh.id]).toEqual([true, second.refresh.id]);
  expect([alone.joined, alone.refresh.id]).toEqual([true, second.refresh.id]);
  goOn();
  await house.ended(first.refresh.id);
  const done = await house.ended(second.refresh.id);
  expect(done.startedAt).toBeGreaterThanOrEqual((await house.now.refreshes.progress(first.refresh.id)).endedAt!);
});

test('what waits for its turn is canceled at once, and nothing is told of it', async () => {
  const goOn = house.heldUp();
  const first = await start();
  await house.until(first.refresh.id, ({ nodes }) => nodes[0]!.state === 'Refreshing');
  const second = await start({ kind: 'source', id: crm, only: true });
  await house.news();

  const canceled = await house.now.refreshes.cancel(ADA, second.refresh.id);

  expect(canceled).toMatchObject({ state: 'Canceled', cancelRequested: true, nodes: [{ state: 'Canceled' }] });
  expect(await house.now.refreshes.cancel(ADA, second.refresh.id)).toEqual(canceled);
  goOn();
  await house.ended(first.refresh.id);
  expect(
    (await house.news()).filter(({ content }) => 'refresh' in content && content.refresh === second.refresh.id),
  ).toEqual([]);
});

test('a source that somebody imports at that moment is read again after that', async () => {
  const goOn = house.heldUp();
  const { id } = await house.now.dataSources.refresh(ADA, crm);
  const { refresh } = await start({ kind: 'source', id: crm, only: true });
  await house.until(refresh.id, ({ nodes }) => nodes[0]!.state === 'Refreshing');
  await house.clock.advance(1);
  goOn();

  const { nodes } = await house.ended(refresh.id);

  expect(nodes).toMatchObject([{ state: 'Successful', tries: 1 }]);
  expect(nodes[0]!.job).not.toBe(id);
});

test('what a Contributor asks for leaves the enrichments out; a Viewer may ask for nothing', async () => {
  await house.grant(BOB, 'contributor');
  const { refresh } = await start({ kind: 'all' }, BOB);
  const planned = house.ledger.planned;

  const view = await house.ended(refresh.id);

  expect(view.state).toBe('Successful');
  expect(nodeOf(view, 'enrichment')).toMatchObject({ state: 'Skipped', skipped: { because: 'notAdministrator' } });
  expect(house.ledger.planned).toBe(planned);
  await house.grant(BOB, 'viewer');
  const { refreshes } = house.now;
  await expect(start({ kind: 'all' }, BOB)).rejects.toMatchObject(refusal('notAllowed', { needed: 'contributor' }));
  await expect(refreshes.cancel(BOB, refresh.id)).rejects.toMatchObject(refusal('notAllowed'));
  await expect(refreshes.choices(BOB)).rejects.toMatchObject(refusal('notAllowed'));
  expect(await refreshes.newest(BOB)).toMatchObject({ id: refresh.id });
});

test('an export of somebody who may not have it any more fails, and nobody is told of a file', async () => {
  await house.grant(BOB, 'contributor');
  await house.now.exports.markRefreshed(BOB, readers, true);
  await house.grant(BOB, 'viewer');
  await house.news();

  const view = await house.ended((await start({ kind: 'segment', id: readers, only: false })).refresh.id);

  expect(states(view)).toEqual(['segment Readers: Successful', 'export Readers: Failed']);
  expect(nodeOf(view, 'export').failure).toMatchObject({ code: 'notAllowed' });
  expect((await house.news()).map(({ content }) => content.kind)).toEqual(['refresh']);
  await house.now.exports.markRefreshed(ADA, readers, true);
});

test('what is not there, has no file or is inactive is not refreshed', async () => {
  const { refreshes, segments } = house.now;
  await segments.setActive(ADA, readers, false);

  expect(await refreshes.choices(ADA)).toEqual([
    { kind: 'source', id: crm, name: 'crm' },
    { kind: 'source', id: expect.any(String), name: 'news' },
  ]);
  const only = true;
  await expect(start({ kind: 'source', id: 'gone', only })).rejects.toMatchObject(refusal('notFound'));
  await expect(start({ kind: 'segment', id: 'gone', only })).rejects.toMatchObject(refusal('notFound'));
  await expect(start({ kind: 'enrichment', id: 'Companies', only })).rejects.toMatchObject(refusal('notFound'));
  await expect(start({ kind: 'segment', id: readers, only })).rejects.toMatchObject(refusal('segmentInactive'));
  await expect(refreshes.progress('gone')).rejects.toMatchObject(refusal('notFound'));
  await expect(refreshes.cancel(ADA, 'gone')).rejects.toMatchObject(refusal('notFound'));
  await expect(refreshes.retry(ADA, 'gone')).rejects.toMatchObject(refusal('notFound'));
});
