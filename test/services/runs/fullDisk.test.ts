import { silentLog } from '../../../services/log.js';
import type { Sql } from '../../../storage/sql.js';
import { companies } from '../../support/companies.js';
import { hasEnded, openRuns, type RunsHarness } from '../../support/runs.js';

let world: RunsHarness;

beforeEach(async () => {
  world = await openRuns({ profiles: companies(6), settings: { batchSize: 3, lanes: 1 }, speed: 1_000, start: false });
});

afterEach(() => world.close());

test('a disk that is full when the provider answers costs no answer: its address is saved as soon as there is room', async () => {
  let refusals = 0;
  const write: Sql['write'] = (work) => {
    if (refusals === 0) return world.sql.write(work);
    refusals -= 1;
    return Promise.reject(new Error('No space left on device'));
  };
  await world.reopen({
    log: silentLog,
    sql: { ...world.sql, write },
    reached: (point) => {
      if (point === 'answeredAddressUnsaved') refusals = 3;
    },
  });

  const { id } = await world.begin();
  const ended = await world.until(id, hasEnded);

  expect(ended).toMatchObject({ state: 'Successful', submitted: 6, buckets: { unknown: 0 } });
  expect(world.sandbox.log.acceptedIds()).toHaveLength(6);
});
