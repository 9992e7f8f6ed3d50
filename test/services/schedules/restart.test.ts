import type { SchedulesParts } from '../../../services/schedules/parts.js';
import type { ScheduleWork } from '../../../services/schedules.js';
import type { Sql } from '../../../storage/sql.js';
import { at, COMPANIES, minutes, openSchedules, READERS, type ScheduleHarness } from '../../support/schedules.js';

let house: ScheduleHarness;

beforeEach(async () => {
  house = await openSchedules('2026-11-22T09:00Z');
});

afterEach(() => house.close());

/** Everything that a worker does outside itself, before and after. */
function watched(parts: SchedulesParts, point: () => void): Pick<SchedulesParts, 'sql' | 'refresh'> {
  const around =
    <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      point();
      const result = await work(...given);
      point();
      return result;
    };
  const sql: Sql = {
    ...parts.sql,
    get: around(parts.sql.get),
    write: async (work) => {
      point();
      const result = await parts.sql.write((tx) => work({ ...tx, run: around(tx.run) }));
      point();
      return result;
    },
  };
  const { request } = parts.refresh;
  return { sql, refresh: { request: around(request), wake: parts.refresh.wake } };
}

/**
 * Each day at 10:28 and 10:30 in Amsterdam, with a process that ends at another point each day, and one that is started after it.
 * Resolves to the number of points.
 */
async function endingAtEachPoint(end: (worker: ScheduleWork | undefined, isFirst: boolean) => void): Promise<number> {
  for (let point = 1; ; point += 1) {
    const day = new Date(Date.parse('2026-11-22') + point * minutes(24 * 60)).toISOString().slice(0, 10);
    house.jump(Date.parse(`${day}T09:27Z`) - house.clock.now());
    let points = 0;
    const parts = watched(house.parts, () => {
      points += 1;
      if (points >= point) end(worker, points === point);
    });
    let worker: ScheduleWork | undefined;
    worker = await house.worker(parts);
    await house.pass(minutes(5));
    await house.end(worker);

    await house.end(await house.worker());
    const asked = (await house.asked()).filter(({ slot }) => slot.startsWith(day));
    expect(asked.filter(({ schedule }) => schedule === 'companies').map(({ slot }) => slot)).toEqual(
      // Ended before the first of them, it has missed one: only the newest is caught up.
      asked.some(({ slot }) => slot === `${day}T09:28`) ? [`${day}T09:28`, `${day}T09:30`] : [`${day}T09:30`],
    );
    expect(asked.filter(({ schedule }) => schedule === 'readers')).toHaveLength(1);
    if (points < point) return point;
  }
}

test('wherever a process is killed, each planned time fires once', async () => {
  await house.keep('companies', COMPANIES, at(['10:28', '10:30']));
  await house.keep('readers', READERS, at(['10:30']));

  const points = await endingAtEachPoint(() => {
    throw new Error('this process is no more');
  });

  expect(points).toBeGreaterThan(20);
}, 120_000);

test('wherever a process is asked to end, each planned time fires once', async () => {
  await house.keep('companies', COMPANIES, at(['10:28', '10:30']));
  await house.keep('readers', READERS, at(['10:30']));

  const points = await endingAtEachPoint((worker, isFirst) => {
    if (isFirst) void (worker && house.end(worker));
  });

  expect(points).toBeGreaterThan(20);
}, 120_000);
