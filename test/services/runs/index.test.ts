import { syntheticName } from '../../../sandbox/leadspace/companies/synthetic.js';
import { actionsOf, openRuns, type ProfileRow, type RunsHarness, sumOf } from '../../support/runs.js';

let world: RunsHarness;

afterEach(() => world?.close());

/** Companies that the stand-in knows, by exact website. */
const known = (count: number): ProfileRow[] =>
  Array.from({ length: count }, (_, index) => {
    const { name, website } = syntheticName(index);
    return [`k${index}`, name, website, ''];
  });

test('a run sends what the dry run says, and its buckets add up to the data set', async () => {
  const profiles = [
    ...known(7),
    ['x', 'Nobody knows this one at all', '', ''],
    ['y', '', 'nameless.example', ''],
    ['z', 'null', '', ''],
  ];
  world = await openRuns({ profiles, settings: { batchSize: 3 } });

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
  expect(world.sandbox.log.acceptedIds()).toHaveLength(9);
  expect(new Set(world.sandbox.log.acceptedIds()).size).toBe(9);
  expect(await actionsOf(world)).toEqual(['run.confirm', 'batch.submit', 'batch.submit', 'batch.submit', 'run.end']);
});
