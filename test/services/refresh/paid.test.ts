import { createRefreshes, type RefreshParts } from '../../../services/refresh.js';
import { createTold, type Told } from '../../../services/told.js';
import { companies } from '../../support/companies.js';
import { type Death, dyingAt, type Life, mortalSql } from '../../support/mortalSql.js';
import { seedProfiles } from '../../support/profiles.js';
import { ADMIN, COLUMNS, hasEnded, openRuns, type RunsHarness } from '../../support/runs.js';

// A scheduled run on the real ledger and the wire: wherever the process ends, no company is sent twice.

const SYSTEM = { tenantId: 'tenant', userId: 'system', name: 'Enrichment Steward' };
const COUNT = 6;

let world: RunsHarness;
let ids = 0;
let seeded = 0;

beforeAll(async () => {
  world = await openRuns({ profiles: companies(COUNT), settings: { batchSize: 2, lanes: 2 }, start: false });
  await world.documents.update((draft) => {
    const when = { kind: 'times' as const, days: [1], times: ['07:00'], timeZone: 'Europe/Amsterdam' };
    const target = { kind: 'enrichment' as const, id: 'enrichment' };
    draft.schedules.push({ id: 'schedule', target, when, most: COUNT, by: ADMIN, changedAt: 1 });
  });
});

afterAll(() => world.close());

/** Companies that were never sent. */
async function newCompanies(): Promise<void> {
  seeded += 100;
  await seedProfiles(world.sql, COLUMNS, companies(COUNT, seeded));
}

interface Process {
  life: Life;
  told: Told;
  sql: RefreshParts['sql'];
  fire(): Promise<string>;
  ended(id: string): Promise<{ state: string; nodes: RefreshNodes }>;
  start(): Promise<void>;
  happened: Promise<void>;
}
type RefreshNodes = Awaited<ReturnType<ReturnType<typeof createRefreshes>['refreshes']['progress']>>['nodes'];

/** The runs go on by themselves, as they do; the refreshes of the process end with it. */
async function openProcess(death: Death = { nth: Number.POSITIVE_INFINITY }): Promise<Process> {
  const life: Life = { dead: false, asked: new Set() };
  const told = createTold(() => undefined);
  const { parts } = world;
  const notify: typeof parts.notify = (subject) => {
    parts.notify(subject);
    told.notify(subject);
  };
  await world.runs.stop();
  const runs = await world.reopen({ notify });
  const { sql, happened } = dyingAt(mortalSql(world.sql, life), life, death);
  const nobody = async () => {
    throw new Error('Nothing but an enrichment is refreshed here');
  };
  const { refreshes, work } = createRefreshes({
    ...{ ...parts, sql, notify, told, system: SYSTEM, runs },
    access: { require: async () => undefined, roleOf: () => 'administrator' },
    newId: () => `refresh-${++ids}`,
    dataSources: { refresh: nobody, progress: nobody, newest: nobody, cancel: nobody },
    consent: { unify: nobody, unification: nobody },
    segments: { refresh: nobody, progress: nobody },
    measures: { refresh: nobody, progress: nobody },
    exports: { start: nobody, progress: nobody },
    tell: async () => undefined,
  });
  return {
    ...{ life, told, sql, happened, start: work.start },
    async fire() {
      const target = { kind: 'enrichment' as const, id: 'enrichment', only: true };
      const startedBy = { by: 'schedule' as const, schedule: 'schedule', slot: 1 };
      const id = await world.sql.write((tx) => work.request(tx, { target, startedBy, caller: SYSTEM }));
      work.wake();
      return id;
    },
    async ended(id) {
      const look = async () => {
        const view = await refreshes.progress(id);
        return view.endedAt === undefined ? undefined : view;
      };
      return (await told.until(`refresh:${id}`, look, new AbortController().signal))!;
    },
  };
}

/** How often each company was taken in by the provider since. */
const taken = (since: number) => world.sandbox.log.acceptedIds().slice(since);

// Begun, its dry run, ended, the end of the refresh.
test.each([
  { nth: 1 },
  { nth: 2 },
  { nth: 2, before: true },
  { nth: 3 },
  { nth: 3, before: true },
  { nth: 4 },
  { nth: 4, before: true },
])('the process ends at stored step %j', async (death) => {
  await newCompanies();
  const since = taken(0).length;
  const first = await openProcess(death);
  await first.start();
  const id = await first.fire();
  await first.happened;
  world.abandon();

  const next = await openProcess();
  await next.start();
  const { state, nodes } = await next.ended(id);

  expect(state).toBe('Successful');
  expect(nodes).toMatchObject([{ state: 'Successful', counts: { sent: COUNT } }]);
  expect(taken(since)).toHaveLength(COUNT);
  expect(new Set(taken(since)).size).toBe(COUNT);
});

test('a run that somebody has started ends first; then only what it has left out is sent', async () => {
  await newCompanies();
  const process = await openProcess();
  await process.start();
  const since = taken(0).length;
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id: theirs } = await world.begin();
  await world.sandbox.held.whenHeld();
  const id = await process.fire();
  await process.told.until(
    `refresh:${id}`,
    async () => ((await world.runs.progress(theirs)).state === 'Refreshing' ? true : undefined),
    FOREVER,
  );
  world.sandbox.held.release();
  await world.until(theirs, hasEnded);

  const { nodes } = await process.ended(id);

  expect(nodes).toMatchObject([{ state: 'Skipped', skipped: { because: 'nothingToSend' } }]);
  expect(taken(since)).toHaveLength(COUNT);
});

const FOREVER = new AbortController().signal;
