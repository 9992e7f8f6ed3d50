import { createRemoval, type Removal } from '../../services/removal.js';
import { createResults } from '../../services/results.js';
import { createActs } from '../../storage/acts.js';
import { companies } from '../support/companies.js';
import { ADMIN, actionsOf, anEnrichment, hasEnded, openRuns, type RunsHarness } from '../support/runs.js';

let world: RunsHarness;
let removal: Removal;
let acts: ReturnType<typeof createActs>;

function create(documents = world.documents): void {
  acts = createActs({ documents, sql: world.sql, newId: world.parts.newId, now: world.clock.now });
  removal = createRemoval({ ...world.parts, documents, acts });
}

beforeEach(async () => {
  world = await openRuns({ profiles: companies(6), settings: { batchSize: 3 } });
  create();
});

afterEach(() => world.close());

const TABLES = [
  'run',
  'batch',
  'run_member',
  'run_request',
  'plan_profile',
  'answer',
  'raw_answers',
  'enriched',
  'enriched_output',
  'output_change',
];

/** Rows of an enrichment or of its runs, by table. */
async function rowsLeft(): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const table of TABLES) {
    const row = await world.sql.get(`SELECT count(*) AS size FROM ${table}`);
    if (Number(row?.size) > 0) left[table] = Number(row?.size);
  }
  return left;
}

const choice = { output: 'purge', connection: 'keep', confirmation: 'Companies' } as const;

test('the plan says what would go, before anything goes', async () => {
  await world.runToEnd();

  expect(await removal.plan(ADMIN, 'enrichment')).toEqual({
    enrichment: { id: 'enrichment', name: 'Companies' },
    connection: { id: 'connection', name: 'Leadspace', usedOnlyHere: true },
    enrichedProfiles: 6,
    runs: 1,
    confirmation: 'Companies',
  });
  await expect(removal.plan(ADMIN, 'nowhere')).rejects.toMatchObject({ code: 'notFound' });
});

test('nothing is removed without the name of the enrichment, typed', async () => {
  await world.runToEnd();
  const before = await rowsLeft();

  for (const confirmation of ['', 'companies', 'Companie'])
    await expect(removal.remove(ADMIN, 'enrichment', { ...choice, confirmation })).rejects.toMatchObject({
      code: 'confirmationWrong',
    });

  expect(await rowsLeft()).toEqual(before);
});

test('nothing is removed while a run goes on', async () => {
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  await world.begin();
  await world.sandbox.held.whenHeld();

  await expect(removal.remove(ADMIN, 'enrichment', choice)).rejects.toMatchObject({ code: 'runActive' });
});

/** A first run that ends before anything is sent, and one that changes all of it. */
async function runTwice(): Promise<void> {
  const { id } = await world.begin();
  await world.runs.cancel(ADMIN, id);
  await world.until(id, hasEnded);
  await world.runToEnd();
}

test('purged means that no row of it is left in storage; the audit log and the profiles stay', async () => {
  await runTwice();
  expect(await rowsLeft()).toHaveProperty('output_change');
  await world.runs.plan(ADMIN, 'enrichment', 'all');

  const receipt = await removal.remove(ADMIN, 'enrichment', choice);

  expect(receipt).toMatchObject({
    enrichment: 'Companies',
    by: 'Ada',
    output: 'purged',
    outputRows: 6,
    connection: 'kept',
    tokenDeleted: false,
    consent: 'kept',
  });
  await world.runs.stop();
  expect(await rowsLeft()).toEqual({});
  expect(world.documents.read()).toMatchObject({ enrichments: [], connections: [{ id: 'connection' }] });
  expect((await actionsOf(world)).at(-1)).toBe('enrichment.remove');
  expect(await world.sql.get('SELECT count(*) AS profiles FROM customer')).toEqual({ profiles: 6 });
});

test('kept means that the output can still be read under its id, and be purged later', async () => {
  await runTwice();
  const results = createResults({
    ...world.parts,
    audit: { record: async () => undefined },
    files: { offer: async () => ({ url: '', bytes: 0, expiresAt: 0 }) },
  });

  const receipt = await removal.remove(ADMIN, 'enrichment', { ...choice, output: 'keep' });

  expect(receipt).toMatchObject({ output: 'kept', outputRows: 6 });
  expect(await results.page(ADMIN, 'enrichment')).toMatchObject({ total: 6, enrichment: { name: 'Companies' } });
  expect(await results.profile(ADMIN, 'enrichment', 6)).toMatchObject({ sent: {}, changes: { bucket: 'notSent' } });
  const overview = await results.overview(ADMIN, 'enrichment');
  expect(overview).toMatchObject({ profiles: 6, run: { state: 'Successful' } });
  expect(overview.trend).toHaveLength(2);
  expect(overview.changed).toBeGreaterThan(0);
  const later = await removal.remove(ADMIN, 'enrichment', choice);
  expect(later).toMatchObject({ output: 'purged', outputRows: 6, connection: 'kept' });
  expect(await rowsLeft()).toEqual({});
  await expect(results.page(ADMIN, 'enrichment')).rejects.toMatchObject({ code: 'notFound' });
});

test('connection, token and consent go with the last enrichment that uses them, if asked', async () => {
  const receipt = await removal.remove(ADMIN, 'enrichment', { ...choice, connection: 'remove' });

  expect(receipt).toMatchObject({ connection: 'removed', tokenDeleted: true, consent: 'ended', outputRows: 0 });
  expect(world.documents.read().connections).toEqual([]);
});

test('a connection that another enrichment uses stays, whatever was ticked', async () => {
  await world.documents.update(({ enrichments }) => {
    enrichments.push({ ...anEnrichment('other'), name: 'Other' });
  });

  const receipt = await removal.remove(ADMIN, 'enrichment', { ...choice, connection: 'remove' });

  expect(receipt).toMatchObject({ connection: 'kept', tokenDeleted: false, consent: 'kept' });
  expect(world.documents.read()).toMatchObject({ enrichments: [{ id: 'other' }], connections: [{ id: 'connection' }] });
});

test('a removal that was interrupted between its halves is finished at the next start', async () => {
  await world.runToEnd();
  await world.runs.stop();
  const { sql } = world;
  // The process ends right after the settings were saved.
  const dying = {
    ...world.documents,
    update: async (change: Parameters<typeof world.documents.update>[0]) => {
      await world.documents.update(change);
      throw new Error('ended here');
    },
  };
  const interrupted = createActs({
    documents: dying,
    sql: { ...sql, write: once(sql.write) },
    newId: () => 'act',
    now: () => 1,
  });
  const dyingRemoval = createRemoval({ ...world.parts, documents: dying, acts: interrupted });
  await expect(dyingRemoval.remove(ADMIN, 'enrichment', choice)).rejects.toThrow();
  expect(world.documents.read().enrichments).toEqual([]);
  expect(await rowsLeft()).toMatchObject({ enriched: 6 });

  create();
  await acts.finish();

  expect(await rowsLeft()).toEqual({});
  expect((await actionsOf(world)).at(-1)).toBe('enrichment.remove');
});

/** Lets the first write through and no other. */
function once(write: RunsHarness['sql']['write']): RunsHarness['sql']['write'] {
  let writes = 0;
  return (work) => {
    writes += 1;
    return writes === 1 ? write(work) : Promise.reject(new Error('ended here'));
  };
}

test.each(['purge', 'keep'] as const)(
  'Run pressed at the last moment of a removal (%s) sends nothing',
  async (output) => {
    const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
    await world.until(id, ({ counting }) => !counting);
    const refused: unknown[] = [];
    create({
      ...world.documents,
      update: async (change) => {
        await world.runs.confirm(ADMIN, id).catch((error: unknown) => refused.push(error));
        return world.documents.update(change);
      },
    });

    await removal.remove(ADMIN, 'enrichment', { ...choice, output });

    expect(refused).toMatchObject([{ code: 'planExpired' }]);
    expect(world.sandbox.log.acceptedIds()).toEqual([]);
  },
);
