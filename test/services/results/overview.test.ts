import { createResults, type Results } from '../../../services/results.js';
import { refreshFigures } from '../../../services/runs/figures.js';
import { addRun, changeRun, findRun } from '../../../storage/runs.js';
import { companies } from '../../support/companies.js';
import { ADMIN, hasEnded, openRuns, type RunsHarness } from '../../support/runs.js';
import { aStoredRun } from '../../support/storedRun.js';

const DAY = 86_400_000;
let world: RunsHarness;
let results: Results;

beforeEach(async () => {
  world = await openRuns({ profiles: companies(9), settings: { batchSize: 3, lanes: 1 }, speed: 1_000 });
  const { sql, documents, parts } = world;
  const files = { offer: () => Promise.reject(new Error('nobody asks')) };
  results = createResults({ ...parts, sql, documents, audit: { record: async () => undefined }, files });
});

afterEach(() => world.close());

const overview = () => results.overview(ADMIN, 'enrichment');

const BUCKETS = { enriched: 0, noMatch: 0, skipped: 0, withheld: 0, unknown: 0, notSent: 0 };

test('of an enrichment that never ran there is nothing to count', async () => {
  expect(await overview()).toEqual({
    enrichment: { id: 'enrichment', name: 'Companies', sandbox: true },
    ...{ profiles: 0, buckets: BUCKETS, confidence: [], coverage: [], trend: [] },
  });
  await expect(results.overview(ADMIN, 'nowhere')).rejects.toMatchObject({ code: 'notFound' });
});

test('the figures are those of the run, and rate and trend follow from them', async () => {
  const run = await world.runToEnd();

  const shown = await overview();

  expect(shown).toMatchObject({
    run: { id: run.id, state: 'Successful', endedAt: run.endedAt },
    ...{ profiles: 9, buckets: run.buckets, matchRate: run.matchRate },
    ...{ confidence: run.confidence, coverage: run.coverage },
    trend: [
      { runId: run.id, endedAt: run.endedAt, profiles: 9, enriched: run.buckets.enriched, matchRate: run.matchRate },
    ],
  });
  expect(shown).not.toHaveProperty('changed');
  const sum = (values: { count: number }[] = []) => values.reduce((all, { count }) => all + count, 0);
  for (const values of [shown.industries, shown.countries, shown.sizes]) expect(sum(values)).toBe(run.buckets.enriched);
});

test('nothing is counted for it: it says the same when the rows beneath are gone', async () => {
  await world.runToEnd();
  await world.runToEnd('all');
  const before = await overview();

  await world.sql.write(async (tx) => {
    for (const table of ['enriched', 'output_change', 'answer', 'batch']) await tx.run(`DELETE FROM ${table}`);
  });

  expect(await overview()).toEqual(before);
  expect(before.changed).toBe(0);
});

test('the most frequent 50 industries, ties by text; sizes by their smallest number, whatever they are called', async () => {
  const { id } = await world.begin();
  await world.until(id, hasEnded);
  const sizes = ['10001+', '1,001-5,000', '11 - 50', '1K-10K', 'unknown', '500 or less', '5 001-10 000', '<10'];
  await world.sql.write(async (tx) => {
    await tx.run('DELETE FROM enriched');
    for (let at = 2; at <= 120; at += 1)
      await tx.run(
        `INSERT INTO enriched (output, enrichment_id, customer_id, own_name, bucket, send_hash, provider, industry, employee_range)
         VALUES ($1, 'enrichment', $2, '', 'enriched', '', 'sandbox', $3, $4)`,
        [id, at, at % 60 === 0 ? null : `Industry ${at % 60}`, sizes[at % 9] ?? null],
      );
  });
  await world.sql.write((tx) => refreshFigures(tx, 'enrichment', 1));

  const shown = await overview();

  expect(shown.industries).toHaveLength(50);
  expect(shown.industries!.slice(0, 3)).toEqual([
    { value: '', count: 2 },
    { value: 'Industry 10', count: 2 },
    { value: 'Industry 11', count: 2 },
  ]);
  expect(shown.industries!.at(-1)!.value).toBe('Industry 54');
  expect(shown.sizes!.map(({ value }) => value)).toEqual([
    '<10',
    '11 - 50',
    '500 or less',
    '1K-10K',
    '1,001-5,000',
    '5 001-10 000',
    '10001+',
    '',
    'unknown',
  ]);
});

test.each([
  ['Canceled', (id: string) => world.runs.cancel(ADMIN, id)],
  ['Failed', (id: string) => world.sql.write((tx) => changeRun(tx, id, { failure: '{"code":"tokenMissing"}' }))],
] as const)('a run that ended as %s shows what it has left', async (state, end) => {
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  await end(id);
  world.sandbox.held.release();
  await world.until(id, hasEnded);

  const shown = await overview();

  expect(shown).toMatchObject({ run: { id, state }, profiles: 9, buckets: { notSent: 6 } });
  expect(shown.trend).toMatchObject([{ runId: id, profiles: 9 }]);
});

test('a run that goes on shows what the run before has found, until it ends', async () => {
  const first = await world.runToEnd();
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  await world.begin('all');
  await world.sandbox.held.whenHeld();

  const shown = await overview();

  expect(shown.run?.id).toBe(first.id);
  expect(shown.trend).toHaveLength(1);
});

test('a run of an earlier version shows what it has counted', async () => {
  const { id } = await world.runToEnd();
  const { figures } = (await findRun(world.sql, id))!;
  const { industries: _i, countries: _c, sizes: _s, ...earlier } = JSON.parse(figures!) as Record<string, unknown>;
  await world.sql.write((tx) => changeRun(tx, id, { figures: JSON.stringify(earlier) }));

  const shown = await overview();

  expect(shown).toMatchObject({ profiles: 9, run: { id } });
  for (const missing of ['industries', 'countries', 'sizes', 'changed']) expect(shown).not.toHaveProperty(missing);
});

test('the trend is of the last 30 runs that ended, the oldest first; dry runs and other enrichments are not in it', async () => {
  const figures = JSON.stringify({ buckets: { ...BUCKETS, enriched: 3, noMatch: 1, skipped: 2 } });
  await world.sql.write(async (tx) => {
    for (let at = 1; at <= 33; at += 1)
      await addRun(tx, aStoredRun({ id: `run-${at}`, startedAt: at, endedAt: at * DAY, figures }));
    await addRun(tx, aStoredRun({ id: 'dry', state: 'Canceled', endedAt: 40 * DAY }));
    await addRun(tx, aStoredRun({ id: 'other', enrichmentId: 'other', startedAt: 1, endedAt: 41 * DAY, figures }));
  });

  const { trend } = await overview();

  expect(trend).toHaveLength(30);
  expect(trend[0]).toEqual({ runId: 'run-4', endedAt: 4 * DAY, profiles: 6, enriched: 3, matchRate: 0.75 });
  expect(trend.at(-1)).toMatchObject({ runId: 'run-33' });
});
