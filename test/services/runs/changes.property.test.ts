import { createRandom, type Random } from '../../../sandbox/leadspace/companies/random.js';
import { createResults, type Results } from '../../../services/results.js';
import type { RunView } from '../../../services/runs/view.js';
import { VALUE_COLUMNS } from '../../../storage/answers.js';
import type { Row } from '../../../storage/sql.js';
import { companies } from '../../support/companies.js';
import { seedProfiles } from '../../support/profiles.js';
import { ADMIN, COLUMNS, hasEnded, openRuns, type ProfileRow, type RunsHarness } from '../../support/runs.js';

// Profiles come, change and go, runs are cut off, cancelled and killed while their output is made, and what they left unknown is
// settled. After every step the changes and figures that are stored are compared with two plain copies of the rows.

const SEEDS = [20_261_210, 20_261_212];
const STEPS = 5;
const COMPARED = ['bucket', ...VALUE_COLUMNS.map(([, column]) => column)];

/** Bucket and values of profiles, as one text each. */
type Copy = Map<number, string>;

const textOf = (row: Row): string => JSON.stringify(COMPARED.map((column) => row[column] ?? null));
const copyOf = (rows: readonly Row[]): Copy => new Map(rows.map((row) => [Number(row.customer_id), textOf(row)]));

interface World extends RunsHarness {
  results: Results;
  rows: ProfileRow[];
  output(): Promise<Row[]>;
}

async function openWorld(random: Random): Promise<World> {
  const settings = { batchSize: 3, lanes: 2, mergeSize: 4 };
  const harness = await openRuns({ settings, speed: 1_000, start: false });
  await startMortal(harness, random);
  const { sql, documents, parts } = harness;
  const files = { offer: () => Promise.reject(new Error('nobody asks')) };
  const audit = { record: async () => undefined };
  return Object.assign(harness, {
    results: createResults({ ...parts, sql, documents, audit, files }),
    rows: companies(12),
    output: () => sql.all('SELECT * FROM current_output ORDER BY customer_id'),
  });
}

/** The process ends now and then while an output is made, and begins anew. */
async function startMortal(harness: RunsHarness, random: Random): Promise<void> {
  let isDead = false;
  await harness.reopen({
    async reached(point) {
      if (isDead) await new Promise<never>(() => undefined);
      if (!['beforeMerge', 'betweenMerges'].includes(point) || !random.chance(0.07)) return;
      isDead = true;
      harness.abandon();
      void startMortal(harness, random);
      await new Promise<never>(() => undefined);
    },
  });
}

async function changeProfiles(world: World, random: Random): Promise<void> {
  for (const [at, [key]] of world.rows.entries())
    if (random.chance(0.25)) world.rows[at] = [key!, ...companies(1, random.below(500))[0]!.slice(1)];
  if (random.chance(0.5)) world.rows.push(...companies(1 + random.below(3), world.rows.length));
  else world.rows.splice(-random.below(3) || world.rows.length);
  await seedProfiles(world.sql, COLUMNS, world.rows);
}

async function runOnce(world: World, random: Random): Promise<RunView> {
  if (random.chance(0.4)) world.sandbox.faults.add({ on: 'bulk', do: 'drop', after: random.below(2) });
  if (random.chance(0.6)) world.sandbox.faults.add({ on: 'poll', do: 'missing', records: 2, times: 2 });
  const { id } = await world.begin(random.chance(0.4) ? 'all' : 'changed');
  if (random.chance(0.2)) await world.runs.cancel(ADMIN, id);
  const view = await world.until(id, hasEnded);
  world.sandbox.faults.clear();
  return view;
}

/** What is unknown is asked for again, left out, or stays. */
async function settle(world: World, { id, unsettled, askable }: RunView, random: Random): Promise<void> {
  if (unsettled > 0 && askable === 0 && random.chance(0.6)) await world.runs.settle(ADMIN, id, 'leaveOut');
  if (askable === 0) return;
  await world.runs.settle(ADMIN, id, 'collect');
  const polling = () => world.sql.get("SELECT 1 AS one FROM batch WHERE state = 'polling'");
  await world.untilTrue(async () => (await polling()) === undefined);
}

/** `base`: what each profile was before. What is stored must be the difference to what it is now, no more and no less. */
async function expectChanges(world: World, base: Copy, isFirst: boolean): Promise<void> {
  const now = await world.output();
  const changed = now.filter((row) => base.get(Number(row.customer_id)) !== textOf(row));
  const expected = new Map(changed.map(({ customer_id }) => [Number(customer_id), base.get(Number(customer_id))]));
  expect(copyOf(await world.sql.all('SELECT * FROM output_change ORDER BY customer_id'))).toEqual(expected);
  await expectFigures(world, now, isFirst ? undefined : changed.length);
  for (const row of now.slice(0, 4)) await expectProfile(world, row, expected.get(Number(row.customer_id)));
}

async function expectProfile(world: World, row: Row, before: string | undefined): Promise<void> {
  const { changes } = await world.results.profile(ADMIN, 'enrichment', Number(row.customer_id));
  if (before === undefined) return expect(changes).toBeUndefined();
  const [bucket, ...values] = JSON.parse(before) as (string | number | null)[];
  const fields = VALUE_COLUMNS.flatMap(([field, column], at) => {
    const [was, is] = [values[at] ?? undefined, row[column] ?? undefined];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  expect(changes).toEqual({ ...(bucket !== row.bucket && { bucket }), fields });
}

async function expectFigures(world: World, now: readonly Row[], changed: number | undefined): Promise<void> {
  const overview = await world.results.overview(ADMIN, 'enrichment');
  const enriched = now.filter(({ bucket }) => bucket === 'enriched');
  const noMatch = now.filter(({ bucket }) => bucket === 'noMatch').length;
  expect(overview).toMatchObject({ profiles: now.length, buckets: { enriched: enriched.length, noMatch } });
  expect(overview.matchRate).toBe(
    enriched.length + noMatch > 0 ? enriched.length / (enriched.length + noMatch) : undefined,
  );
  expect(overview.industries).toEqual(byHand(enriched, 'industry'));
  expect(overview.countries).toEqual(byHand(enriched, 'country'));
  expect(new Set(overview.sizes)).toEqual(new Set(byHand(enriched, 'employee_range')));
  expect(overview.changed).toBe(changed);
  expect(overview.trend.at(-1)).toMatchObject({ runId: overview.run!.id, enriched: enriched.length });
}

function byHand(rows: readonly Row[], column: string): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(row[column] ?? ''), (counts.get(String(row[column] ?? '')) ?? 0) + 1);
  const all = [...counts].map(([value, count]) => ({ value, count }));
  return all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

test.each(SEEDS)(
  'what is stored as changed is what differs from before, whatever happens (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const world = await openWorld(random);
    try {
      let before: Copy = new Map();
      let seen = 0;
      for (let step = 0; step < STEPS; step += 1) {
        await changeProfiles(world, random);
        const view = await runOnce(world, random);
        const base: Copy = new Map([...copyOf(await world.output()), ...before]);
        await expectChanges(world, base, step === 0);
        await settle(world, view, random);
        await expectChanges(world, base, step === 0);
        seen += Number((await world.sql.get('SELECT count(*) AS size FROM output_change'))?.size);
        before = copyOf(await world.output());
      }
      expect(seen).toBeGreaterThan(0);
    } finally {
      await world.close();
    }
  },
  60_000,
);
