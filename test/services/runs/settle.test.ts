import { trouble } from '../../../sandbox/leadspace/faults.js';
import type { RunView } from '../../../services/runs/view.js';
import { companies } from '../../support/companies.js';
import { ADMIN, actionsOf, hasEnded, openRuns, type RunsHarness, sumOf } from '../../support/runs.js';

let world: RunsHarness;

const open = async (batchSize: number) => {
  await world?.close();
  world = await openRuns({ profiles: companies(9), settings: { batchSize, lanes: 1 }, speed: 1_000 });
};

beforeEach(() => open(3));

afterEach(() => world.close());

async function cutOff(): Promise<RunView> {
  world.sandbox.faults.add({ on: 'bulk', do: 'drop' });
  return world.runToEnd();
}

/** One batch of all, whose results never could be read. */
async function unreadable(): Promise<RunView> {
  await open(9);
  world.sandbox.faults.add({ on: 'poll', times: 8, ...trouble.html(200) });
  return world.runToEnd();
}

test('unknown outcomes are not sent by the next run: they stay unknown and can still be settled there', async () => {
  await cutOff();

  const planned = await world.begin();
  const view = await world.until(planned.id, hasEnded);

  expect(planned.plan).toMatchObject({ willSend: 0, kept: 6, unknown: 3 });
  expect(view).toMatchObject({ unsettled: 3, askable: 0, buckets: { unknown: 3 } });
  expect(world.sandbox.log.acceptedIds()).toHaveLength(9);
});

test('asking for results again is free and fills in what was unknown, in place', async () => {
  const before = await unreadable();
  expect(before).toMatchObject({ unsettled: 9, askable: 9 });

  await world.runs.settle(ADMIN, before.id, 'collect');
  const after = await world.until(before.id, ({ unsettled }) => unsettled === 0);

  expect(after).toMatchObject({ state: 'Successful', askable: 0, buckets: { unknown: 0 } });
  expect(sumOf(after.buckets)).toBe(9);
  expect(after.confidence.reduce((sum, { count }) => sum + count, 0)).toBe(after.buckets.enriched);
  expect(world.sandbox.log.acceptedIds()).toHaveLength(9);
  expect(await actionsOf(world)).toEqual(expect.arrayContaining(['run.settle', 'batch.collect']));
});

const collected = () =>
  world.untilTrue(
    async () => (await world.sql.get("SELECT 1 AS one FROM batch WHERE state = 'polling'")) === undefined,
  );

test('asking again in vain leaves everything as it was; meanwhile no other run of the enrichment begins', async () => {
  const before = await unreadable();
  world.sandbox.faults.add({ on: 'poll', times: 8, ...trouble.html(200) });

  await world.runs.settle(ADMIN, before.id, 'collect');
  await expect(world.runs.plan(ADMIN, 'enrichment', 'changed')).rejects.toMatchObject({ code: 'runActive' });
  await collected();

  const after = await world.runs.progress(before.id);
  expect(after.buckets).toEqual(before.buckets);
  expect(after).toMatchObject({ unsettled: 9, askable: 9 });
});

test('a token that is refused while asking again changes nothing and puts no ended run on hold', async () => {
  const before = await unreadable();
  world.sandbox.accounts.of(world.token)!.revoked = true;

  await world.runs.settle(ADMIN, before.id, 'collect');
  await collected();

  const after = await world.runs.progress(before.id);
  expect(after).toMatchObject({ state: 'Successful', unsettled: 9, askable: 9 });
  expect(after.hold).toBeUndefined();
});

test('sending again is a new dry run of those profiles alone, which says what it would cost', async () => {
  const before = await cutOff();

  const { id } = await world.runs.settle(ADMIN, before.id, 'sendAgain');
  const planned = await world.until(id, ({ counting }) => !counting);
  await world.runs.confirm(ADMIN, id);
  const after = await world.until(id, hasEnded);

  expect(planned).toMatchObject({ mode: 'unknown', state: 'Planned', plan: { willSend: 3, kept: 6, unknown: 0 } });
  expect(after).toMatchObject({ unsettled: 0, buckets: { unknown: 0 } });
  expect(sumOf(after.buckets)).toBe(9);
  expect(world.sandbox.log.acceptedIds()).toHaveLength(12);
});

test('left out, they count as skipped and are not sent again while they are the same', async () => {
  const before = await cutOff();

  const settled = await world.runs.settle(ADMIN, before.id, 'leaveOut');
  const planned = await world.begin();
  await world.until(planned.id, hasEnded);

  expect(settled).toMatchObject({ unsettled: 0, buckets: { unknown: 0, skipped: 3 } });
  expect(planned.plan).toMatchObject({ willSend: 0, skipped: [{ reason: 'leftOut', count: 3 }] });
  const all = await world.runs.plan(ADMIN, 'enrichment', 'all');
  expect((await world.until(all.id, ({ counting }) => !counting)).plan.willSend).toBe(9);
});

test('Run all again sends unknown outcomes too: that is what was asked for', async () => {
  await cutOff();

  const view = await world.runToEnd('all');

  expect(view).toMatchObject({ unsettled: 0, done: 9, buckets: { unknown: 0 } });
});

test('there is nothing to settle where nothing is unknown, and a dry run is outdated by settling', async () => {
  const clean = await world.runToEnd();
  for (const how of ['collect', 'sendAgain', 'leaveOut'] as const)
    await expect(world.runs.settle(ADMIN, clean.id, how)).rejects.toMatchObject({ code: 'nothingToSettle' });

  world.sandbox.faults.add({ on: 'bulk', do: 'drop' });
  const unknown = await world.runToEnd('all');
  await expect(world.runs.settle(ADMIN, clean.id, 'leaveOut')).rejects.toMatchObject({ code: 'nothingToSettle' });
  await expect(world.runs.settle(ADMIN, unknown.id, 'collect')).rejects.toMatchObject({ code: 'nothingToSettle' });
  const { id } = await world.runs.settle(ADMIN, unknown.id, 'sendAgain');
  await world.until(id, ({ counting }) => !counting);
  await world.runs.settle(ADMIN, unknown.id, 'leaveOut');
  await expect(world.runs.confirm(ADMIN, id)).rejects.toMatchObject({ code: 'planChanged' });
});

test('values from before stay with a profile whose new outcome is unknown', async () => {
  const first = await world.runToEnd();
  world.sandbox.faults.add({ on: 'bulk', do: 'drop' });

  const second = await world.runToEnd('all');
  const rows = await world.sql.all("SELECT industry, answered_at FROM current_output WHERE bucket = 'unknown'");

  expect(second.buckets.unknown).toBe(3);
  expect(second.previous?.buckets).toEqual(first.buckets);
  expect(rows).toHaveLength(3);
  expect(rows.filter(({ industry }) => industry !== null).length).toBeGreaterThan(0);
});
