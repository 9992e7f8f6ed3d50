import { companies } from '../../support/companies.js';
import { ADMIN, hasEnded, openRuns, type RunsHarness, sumOf } from '../../support/runs.js';

let world: RunsHarness;

beforeEach(async () => {
  world = await openRuns({ profiles: companies(12), settings: { batchSize: 3, lanes: 2 } });
});

afterEach(() => world.close());

const ids = () => world.sandbox.log.acceptedIds();
/** The runs object that a killed process would have left: it stops at the point, for ever. */
const stuck = () => new Promise<never>(() => undefined);

/** Stops the first runs object dead at the n-th passage of a point and takes its place. */
async function dieAt(point: string, nth = 1): Promise<string> {
  let passed = 0;
  let dead!: () => void;
  const died = new Promise<void>((resolve) => {
    dead = resolve;
  });
  await world.runs.stop();
  let killed = false;
  await world.reopen({
    reached: async (at) => {
      if (killed) await stuck();
      if (at !== point) return;
      passed += 1;
      if (passed < nth) return;
      killed = true;
      dead();
      await stuck();
    },
  });
  const { id } = await world.begin();
  await died;
  return id;
}

async function restart(): Promise<void> {
  world.abandon();
  await world.reopen();
}

// At most two lanes of three records are in flight; what certainly was is unknown.
test.each([
  ['beforeIntent', 1, 0, 0],
  ['beforeIntent', 3, 0, 6],
  ['polling', 2, 0, 6],
  ['beforeCommit', 1, 0, 6],
  ['beforeCommit', 2, 0, 6],
  ['beforeMerge', 1, 0, 0],
  ['betweenMerges', 1, 0, 0],
  ['intentSaved', 1, 3, 6],
  ['intentSaved', 2, 3, 6],
  ['answeredAddressUnsaved', 1, 3, 6],
  ['answeredAddressUnsaved', 2, 3, 6],
])(
  'a process that ends at %s (%i) loses nothing and pays nothing twice; %i to %i profiles are to be settled',
  async (point, nth, least, most) => {
    const id = await dieAt(point, nth);

    await restart();
    const view = await world.until(id, hasEnded);

    expect(view).toMatchObject({ state: 'Successful', done: 12, buckets: { notSent: 0 } });
    expect(sumOf(view.buckets)).toBe(12);
    expect(view.unsettled).toBe(view.buckets.unknown);
    expect(view.unsettled).toBeGreaterThanOrEqual(least);
    expect(view.unsettled).toBeLessThanOrEqual(most);
    expect(ids()).toHaveLength(new Set(ids()).size);
  },
);

test('what an earlier process still wants to store after another took over is refused', async () => {
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();

  await world.reopen();
  world.sandbox.held.release();
  const view = await world.until(id, hasEnded);

  expect(view.buckets.unknown).toBe(3);
  expect(view.submitted).toBe(9);
  expect(sumOf(view.buckets)).toBe(12);
  expect(ids()).toHaveLength(new Set(ids()).size);
});

test('a dry run that was being counted goes on; one that is too old is gone', async () => {
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);
  await world.sql.write((tx) => tx.run('UPDATE run SET counting = true, valid_until = NULL'));
  await world.sql.write((tx) => tx.run('DELETE FROM run_member WHERE customer_id > 4'));

  await world.reopen();
  const counted = await world.until(id, ({ counting }) => !counting);
  expect(counted.plan).toMatchObject({ profiles: 12, willSend: 12 });

  world.clock.jump(16 * 60_000);
  await world.reopen();
  await expect(world.runs.progress(id)).rejects.toMatchObject({ code: 'notFound' });
  expect(await world.sql.get('SELECT count(*) AS rows FROM run_member')).toEqual({ rows: 0 });
});

test('a graceful stop saves what is in flight: nothing is unknown after it', async () => {
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();

  const stopped = world.runs.stop();
  world.sandbox.held.release();
  await stopped;
  await world.reopen();
  const view = await world.until(id, hasEnded);

  expect(view.buckets.unknown).toBe(0);
  expect(view.done).toBe(12);
  expect(ids()).toHaveLength(12);
});

test('a run on hold is still on hold after a restart, and a cancelled one still ends', async () => {
  world.sandbox.accounts.of(world.token)!.revoked = true;
  const { id } = await world.begin();
  await world.until(id, ({ hold }) => hold !== undefined);

  await world.runs.stop();
  await world.reopen();

  expect((await world.runs.progress(id)).hold?.code).toBe('tokenRefused');
  await world.runs.cancel(ADMIN, id);
  expect((await world.until(id, hasEnded)).buckets.notSent).toBe(12);
});
