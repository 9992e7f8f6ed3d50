import { companies } from '../../support/companies.js';
import { seedProfiles } from '../../support/profiles.js';
import {
  ADMIN,
  actionsOf,
  anEnrichment,
  COLUMNS,
  type HarnessOptions,
  hasEnded,
  openRuns,
  type RunsHarness,
  sumOf,
} from '../../support/runs.js';

const DAY = 24 * 60 * 60_000;
let world: RunsHarness;

afterEach(() => world?.close());

async function open(options: HarnessOptions): Promise<RunsHarness> {
  world = await openRuns({ settings: { batchSize: 3 }, ...options });
  return world;
}

const sentIds = () => world.sandbox.log.acceptedIds();

test('a run sends what the dry run says, and its buckets add up to the data set', async () => {
  const odd = [
    ['x', 'Nobody knows this one at all', '', ''],
    ['y', '', 'nameless.example', ''],
    ['z', 'null', '', ''],
  ];
  await open({ profiles: [...companies(7), ...odd] });

  const planned = await world.begin();
  const view = await world.until(planned.id, ({ state }) => state === 'Successful');

  expect(planned.plan).toMatchObject({
    profiles: 10,
    willSend: 9,
    duplicates: 0,
    kept: 0,
    skipped: [{ reason: 'noName', count: 1 }],
    withheld: [],
    unknown: 0,
    oddNames: 1,
    requests: 3,
    columns: ['Company', 'Website', 'Location'],
  });
  expect(view).toMatchObject({ done: 9, submitted: 9, unsettled: 0, askable: 0 });
  expect(sumOf(view.buckets)).toBe(10);
  expect(view.buckets).toMatchObject({ skipped: 1, withheld: 0, unknown: 0, notSent: 0 });
  expect(view.buckets.enriched + view.buckets.noMatch).toBe(9);
  expect(view.buckets.enriched).toBeGreaterThan(4);
  expect(view.matchRate).toBeCloseTo(view.buckets.enriched / 9);
  expect(view.confidence.reduce((sum, { count }) => sum + count, 0)).toBe(view.buckets.enriched);
  expect(view.coverage.find(({ field }) => field === 'industry')?.count).toBeGreaterThan(0);
  expect(sentIds()).toHaveLength(9);
  expect(new Set(sentIds()).size).toBe(9);
  expect(await actionsOf(world)).toEqual(['run.confirm', 'batch.submit', 'batch.submit', 'batch.submit', 'run.end']);
});

test('nothing leaves before Run is pressed, and no CustomerId, key or name of ours is an external id', async () => {
  await open({ profiles: companies(4) });

  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);

  expect(world.sandbox.log.all()).toEqual([]);
  await world.runs.confirm(ADMIN, id);
  await world.until(id, hasEnded);
  for (const sent of sentIds()) expect(sent).toMatch(/^[0-9a-f]{12}-[1-4]$/);
});

test('a second run sends nothing: answered and unchanged profiles are kept, and the result says so', async () => {
  await open({ profiles: companies(5) });
  const first = await world.runToEnd();

  const planned = await world.begin();
  const second = await world.until(planned.id, hasEnded);

  expect(planned.plan).toMatchObject({ profiles: 5, willSend: 0, kept: 5, requests: 0, estimatedMs: 0 });
  expect(second.state).toBe('Successful');
  expect(second.buckets).toEqual(first.buckets);
  expect(second.previous).toEqual({ buckets: first.buckets, endedAt: first.endedAt });
  expect(sentIds()).toHaveLength(5);
});

test('a changed name, a new profile and an answer that has become old are sent, the rest is kept', async () => {
  const [a, b, c] = companies(3);
  await open({ profiles: [a!, b!, c!] });
  await world.runToEnd();
  await seedProfiles(world.sql, COLUMNS, [a!, ['k1', 'Another Name Ltd', '', ''], c!, ...companies(1, 50)]);

  const planned = await world.begin();
  const view = await world.until(planned.id, hasEnded);

  expect(planned.plan).toMatchObject({ profiles: 4, willSend: 2, kept: 2 });
  expect(sumOf(view.buckets)).toBe(4);
  world.clock.jump(91 * DAY);
  const later = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  const recounted = await world.until(later.id, ({ counting }) => !counting);
  expect(recounted.plan).toMatchObject({ willSend: 4, kept: 0 });
});

test('misses are asked for again after a week, companies that were found are not', async () => {
  await open({ profiles: [...companies(6), ['x', 'Zzyzx Qwrtp Unheard', '', '']] });
  const first = await world.runToEnd();
  world.clock.jump(8 * DAY);

  const planned = await world.begin();

  expect(first.buckets.noMatch).toBeGreaterThan(0);
  expect(planned.plan).toMatchObject({ willSend: first.buckets.noMatch, kept: first.buckets.enriched });
});

test('Run all again sends every profile anew', async () => {
  await open({ profiles: companies(5) });
  await world.runToEnd();

  const again = await world.runToEnd('all');

  expect(again).toMatchObject({ state: 'Successful', done: 5 });
  expect(sentIds()).toHaveLength(10);
  expect(new Set(sentIds()).size).toBe(10);
});

test('profiles that would be sent the same count each and are sent once', async () => {
  const [, name, website] = companies(1)[0]!;
  const twins = [
    ['a', name!, website!, ''],
    ['b', ` ${name!.toUpperCase()}  `, website!, ''],
    ['c', name!, website!, ''],
  ];
  await open({ profiles: twins });

  const planned = await world.begin();
  const view = await world.until(planned.id, hasEnded);

  expect(planned.plan).toMatchObject({ profiles: 3, willSend: 1, duplicates: 2 });
  expect(view.buckets.enriched + view.buckets.noMatch).toBe(3);
  expect(view.done).toBe(1);
  expect(sentIds()).toHaveLength(1);
});

test('Run pressed twice at once is one run', async () => {
  await open({ profiles: companies(5) });
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);

  const [one, other] = await Promise.all([world.runs.confirm(ADMIN, id), world.runs.confirm(ADMIN, id)]);
  const view = await world.until(id, hasEnded);
  const late = await world.runs.confirm(ADMIN, id);

  expect([one.state, other.state]).not.toContain('Planned');
  expect(view.done).toBe(5);
  expect(late.state).toBe('Successful');
  expect(sentIds()).toHaveLength(5);
  expect((await actionsOf(world)).filter((action) => action === 'run.confirm')).toHaveLength(1);
});

test('a second run of the enrichment waits for the first; a dry run of another administrator cannot start beside it', async () => {
  await open({ profiles: companies(5) });
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();

  await expect(world.runs.plan(ADMIN, 'enrichment', 'changed')).rejects.toMatchObject({
    code: 'runActive',
    params: { name: 'Companies' },
  });
  world.sandbox.held.release();
  await world.until(id, hasEnded);
});

test('a newer dry run replaces the one that nobody confirmed; its card is told so', async () => {
  await open({ profiles: companies(2) });
  const old = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(old.id, ({ counting }) => !counting);

  await world.runs.plan(ADMIN, 'enrichment', 'all');

  await expect(world.runs.confirm(ADMIN, old.id)).rejects.toMatchObject({ code: 'planExpired' });
  await expect(world.runs.progress(old.id)).rejects.toMatchObject({ code: 'notFound' });
});

test('after 15 minutes the numbers are counted again before anything is sent', async () => {
  await open({ profiles: companies(2) });
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  const before = await world.until(id, ({ counting }) => !counting);
  world.clock.jump(15 * 60_000 + 1);

  await expect(world.runs.confirm(ADMIN, id)).rejects.toMatchObject({ code: 'planExpired' });
  const after = await world.until(id, ({ counting }) => !counting);

  expect(after.validUntil).toBeGreaterThan(before.validUntil!);
  expect(sentIds()).toEqual([]);
  await world.runs.confirm(ADMIN, id);
  expect((await world.until(id, hasEnded)).done).toBe(2);
});

test('data or mapping that changed after the dry run is counted again and shown before anything is sent', async () => {
  await open({ profiles: companies(2) });
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);
  await seedProfiles(world.sql, COLUMNS, companies(3));

  await expect(world.runs.confirm(ADMIN, id)).rejects.toMatchObject({ code: 'planChanged' });
  const recounted = await world.until(id, ({ counting }) => !counting);

  expect(recounted).toMatchObject({ state: 'Planned', plan: { profiles: 3, willSend: 3 } });
  await world.documents.update(({ enrichments }) => {
    enrichments[0]!.mapping = { name: 'Company' };
  });
  await expect(world.runs.confirm(ADMIN, id)).rejects.toMatchObject({ code: 'planChanged' });
  expect(await world.until(id, ({ counting }) => !counting)).toMatchObject({ plan: { columns: ['Company'] } });
  expect(sentIds()).toEqual([]);
});

test('an enrichment that is inactive, without connection, without valid consent or without profiles is not run', async () => {
  await open({ profiles: [] });
  const plan = () => world.runs.plan(ADMIN, 'enrichment', 'changed');

  await expect(plan()).rejects.toMatchObject({ code: 'noProfiles' });
  await expect(world.runs.plan(ADMIN, 'nowhere', 'changed')).rejects.toMatchObject({ code: 'notFound' });
  await world.documents.update(({ connections }) => {
    connections[0]!.consent.textVersion = 'before';
  });
  await expect(plan()).rejects.toMatchObject({ code: 'consentOutdated' });
  await world.documents.update((draft) => {
    draft.connections = [];
  });
  await expect(plan()).rejects.toMatchObject({ code: 'connectionMissing' });
  await world.documents.update(({ enrichments }) => {
    enrichments[0]!.active = false;
  });
  await expect(plan()).rejects.toMatchObject({ code: 'enrichmentInactive', params: { name: 'Companies' } });
});

test('consent that is withdrawn in the middle of a run holds from the next batch on; what was sent is collected', async () => {
  await open({ profiles: companies(9), settings: { batchSize: 3, lanes: 1 } });
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  await world.documents.update(({ connections }) => {
    connections[0]!.consent.textVersion = 'before';
  });

  world.sandbox.held.release();
  const view = await world.until(id, hasEnded);

  expect(view).toMatchObject({
    state: 'Failed',
    failure: { code: 'consentOutdated' },
    buckets: { notSent: 6 },
    done: 3,
  });
  expect(sentIds()).toHaveLength(3);
});

test('Cancel stops sending at once, collects what was submitted, and the rest is not sent', async () => {
  await open({ profiles: companies(9), settings: { batchSize: 3, lanes: 1 } });
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();

  const canceling = await world.runs.cancel(ADMIN, id);
  await world.runs.cancel(ADMIN, id);
  world.sandbox.held.release();
  const view = await world.until(id, hasEnded);

  expect(canceling).toMatchObject({ state: 'Refreshing', cancelRequested: true });
  expect(view).toMatchObject({ state: 'Canceled', done: 3, buckets: { notSent: 6, unknown: 0 } });
  expect(sumOf(view.buckets)).toBe(9);
  expect(sentIds()).toHaveLength(3);
  expect((await actionsOf(world)).filter((action) => action === 'run.cancel')).toHaveLength(1);
});

test('the run after a cancelled one sends what was left', async () => {
  await open({ profiles: companies(9), settings: { batchSize: 3, lanes: 1 } });
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  await world.runs.cancel(ADMIN, id);
  world.sandbox.held.release();
  await world.until(id, hasEnded);

  const rest = await world.begin();
  const view = await world.until(rest.id, hasEnded);

  expect(rest.plan).toMatchObject({ willSend: 6, kept: 3 });
  expect(view.buckets).toMatchObject({ notSent: 0 });
  expect(sentIds()).toHaveLength(9);
});

test('cancelling Run all again takes nothing away that was enriched before', async () => {
  await open({ profiles: companies(9), settings: { batchSize: 3, lanes: 1 } });
  const before = await world.runToEnd();
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin('all');
  await world.sandbox.held.whenHeld();

  await world.runs.cancel(ADMIN, id);
  world.sandbox.held.release();
  const view = await world.until(id, hasEnded);

  expect(view.state).toBe('Canceled');
  expect(view.buckets).toEqual(before.buckets);
});

test('a dry run that is cancelled never starts, also while it is still counting', async () => {
  await open({ profiles: companies(4) });
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');

  const view = await world.runs.cancel(ADMIN, id);

  expect(view).toMatchObject({ state: 'Canceled', counting: false });
  expect(view.startedAt).toBeUndefined();
  expect((await world.runs.confirm(ADMIN, id)).state).toBe('Canceled');
  expect(await world.runs.history(ADMIN, 'enrichment', 5)).toEqual([]);
  expect(sentIds()).toEqual([]);
});

test('progress is what is stored: it never goes back and never above the total', async () => {
  await open({ profiles: companies(30), settings: { batchSize: 3 } });
  const seen: number[] = [];
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);
  await world.runs.confirm(ADMIN, id);

  const view = await world.until(id, (now) => {
    seen.push(now.done);
    expect(now.done).toBeLessThanOrEqual(now.submitted);
    expect(sumOf(now.buckets)).toBeLessThanOrEqual(30);
    return hasEnded(now);
  });

  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(view.done).toBe(30);
});

test('at most four submissions are in flight, and no more records outstanding than allowed', async () => {
  await open({ profiles: companies(30), settings: { batchSize: 3, outstanding: 6 } });
  let most = 0;
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);
  await world.runs.confirm(ADMIN, id);

  await world.until(id, (now) => {
    most = Math.max(most, now.submitted - now.done);
    return hasEnded(now);
  });

  expect(most).toBeLessThanOrEqual(6);
  expect(most).toBeGreaterThan(0);
});

test('two enrichments run side by side and keep their outputs apart', async () => {
  await open({ profiles: companies(6) });
  await world.documents.update(({ enrichments }) => {
    enrichments.push({ ...anEnrichment('other'), name: 'Names only', mapping: { name: 'Company' } });
  });
  const first = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  const second = await world.runs.plan(ADMIN, 'other', 'changed');
  for (const { id } of [first, second]) {
    await world.until(id, ({ counting }) => !counting);
    await world.runs.confirm(ADMIN, id);
  }

  const views = [await world.until(first.id, hasEnded), await world.until(second.id, hasEnded)];

  for (const view of views) expect(sumOf(view.buckets)).toBe(6);
  expect(sentIds()).toHaveLength(12);
  expect((await world.runs.history(ADMIN, 'other', 5)).map(({ id }) => id)).toEqual([second.id]);
});
