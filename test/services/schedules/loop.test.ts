import { ServiceError } from '../../../services/errors.js';
import { changeIn, localMinutes, plannedMoments } from '../../oracle/localTimes.js';
import { CHANGES } from '../../support/clockChanges.js';
import {
  at,
  COMPANIES,
  EVERY_DAY,
  EVERYTHING,
  minutes,
  openSchedules,
  READERS,
  type ScheduleHarness,
} from '../../support/schedules.js';
import { ADA } from '../../support/trust.js';

const HOUR = minutes(60);
const DAY = 24 * HOUR;

let house: ScheduleHarness;

const open = async (startsAt: string) => {
  house = await openSchedules(startsAt);
};
const slots = async () => (await house.asked()).map(({ slot }) => slot);

afterEach(() => house.close());

test('a refresh of everything is asked for at each of its times, and begun', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('nightly', EVERYTHING, at(['06:00', '10:30']));
  await house.worker();

  await house.pass(HOUR);
  await house.see('2026-11-23T05:00Z');

  expect(await house.asked()).toEqual([
    { schedule: 'nightly', slot: '2026-11-22T09:30', target: '{"kind":"all"}' },
    { schedule: 'nightly', slot: '2026-11-23T05:00', target: '{"kind":"all"}' },
  ]);
  expect(house.woken()).toBe(2);
});

test('a segment and an enrichment are refreshed alone, and everything first where all come together', async () => {
  await open('2026-11-22T10:50Z');
  await house.keep('b', READERS, at(['12:00', '20:00']));
  await house.keep('c', COMPANIES, at(['12:00', '20:00']));
  await house.keep('a', EVERYTHING, at(['12:00']));
  await house.worker();

  await house.pass(HOUR);

  expect((await house.asked()).map(({ target }) => JSON.parse(target) as unknown)).toEqual([
    { kind: 'all' },
    { kind: 'segment', id: 'readers', only: true },
    { kind: 'enrichment', id: 'enrichment', only: true },
  ]);
  expect(house.woken()).toBe(1);
});

test.each(CHANGES)(
  'in $timeZone around $date five workers fire each planned time once, at its moment',
  async (change) => {
    const { timeZone, date } = change;
    const shown = localMinutes(timeZone, Date.parse(date) - DAY, Date.parse(date) + DAY);
    const { at: moment, wall } = changeIn(shown);
    const from = moment - minutes(80);
    await open(new Date(from).toISOString());
    // Before, two that are skipped or repeated, and after.
    const times = [-30, 10, 20, 70].map((minute) => new Date(wall + minutes(minute)).toISOString().slice(11, 16));
    await house.keep('nightly', EVERYTHING, at(times, { timeZone }));
    const noticed: number[] = [];
    const request: typeof house.parts.refresh.request = (tx, order) => {
      noticed.push(house.clock.now());
      return house.parts.refresh.request(tx, order);
    };
    for (let each = 0; each < 5; each += 1) await house.worker({ refresh: { ...house.parts.refresh, request } });

    await house.pass(minutes(155));

    const planned = plannedMoments(shown, { times, days: EVERY_DAY }, from).filter(
      (slot) => slot.at <= house.clock.now(),
    );
    expect(planned.length).toBeGreaterThanOrEqual(3);
    expect(await slots()).toEqual(planned.map((slot) => new Date(slot.at).toISOString().slice(0, 16)));
    expect(noticed).toEqual(planned.map((slot) => slot.at));
  },
);

test('after a downtime the newest that was missed is caught up, and no other of them ever', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('nightly', EVERYTHING, at(['06:00', '18:00']));
  const before = await house.worker();
  await house.end(before);
  house.jump(40 * HOUR);

  await house.worker();
  expect(await slots()).toEqual(['2026-11-23T17:00']);

  await house.see('2026-11-22T17:00Z');
  await house.see('2026-11-23T05:00Z');
  await house.see('2026-11-23T17:00Z');
  expect(await slots()).toEqual(['2026-11-23T17:00']);
});

test('what was missed days ago by a schedule of one day a week is caught up too', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('weekly', EVERYTHING, at(['06:00'], { days: [1] }), house.clock.now() - 30 * DAY);
  await house.worker();

  expect(await slots()).toEqual(['2026-11-16T05:00']);
});

test('a new schedule begins with its next time', async () => {
  await open('2026-11-22T09:00Z');
  const worker = await house.worker();
  await worker.save(ADA, { target: EVERYTHING, when: at(['09:59', '10:00', '10:01']) });

  await house.pass(minutes(5));

  expect(await slots()).toEqual(['2026-11-22T09:01']);
});

test('a change is planned at once, without waiting for the next look', async () => {
  await open('2026-11-22T09:00:10Z');
  const worker = await house.worker();
  const slept = house.clock.nextWake();
  await worker.save(ADA, { target: EVERYTHING, when: at(['10:01']) });
  await house.clock.asleep(1);

  expect([slept, house.clock.nextWake()]).toEqual([
    Date.parse('2026-11-22T09:01:10Z'),
    Date.parse('2026-11-22T09:01:00Z'),
  ]);
});

test('one that was switched off meanwhile does not fire', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('nightly', EVERYTHING, at(['10:30']));
  await house.worker();
  await house.schedules.save(ADA, { target: EVERYTHING, when: { kind: 'off' } });

  await house.pass(HOUR);

  expect(await slots()).toEqual([]);
});

test('what is inactive does not fire, also not later, when it is active again', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('readers', READERS, at(['10:30']));
  const setActive = (active: boolean) =>
    house.storage.documents.update((draft) => {
      draft.segments[0]!.active = active;
    });
  await setActive(false);
  await house.worker();
  await house.pass(HOUR);
  await setActive(true);
  await house.pass(HOUR);
  await house.see('2026-11-23T09:30Z');

  expect(await slots()).toEqual(['2026-11-23T09:30']);
});

test('what is told to run with everything only does not run by itself', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('companies', COMPANIES, at(['10:30']));
  await house.keep('nightly', EVERYTHING, at(['10:30', '12:00']));
  await house.worker();
  await house.pass(HOUR);
  expect(await house.asked()).toMatchObject([{ schedule: 'nightly' }]);

  await house.keep('nightly', EVERYTHING, { kind: 'off' });
  await house.pass(minutes(5));
  expect(await house.asked()).toHaveLength(1);
  await house.see('2026-11-23T09:30Z');
  expect((await house.asked())[1]).toMatchObject({ schedule: 'companies', slot: '2026-11-23T09:30' });
});

test('a fault takes the fire back, and it is tried again a minute later; others fire meanwhile', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('nightly', EVERYTHING, at(['10:30']));
  await house.keep('readers', READERS, at(['10:31']));
  await house.worker();
  house.refusal.error = new Error('disk full');
  await house.pass(minutes(30));
  expect(await house.sql.all('SELECT * FROM schedule_fires')).toEqual([]);

  delete house.refusal.error;
  await house.pass(minutes(2));

  expect(await house.asked()).toMatchObject([
    { schedule: 'nightly', slot: '2026-11-22T09:30' },
    { schedule: 'readers', slot: '2026-11-22T09:31' },
  ]);
  expect(house.logged).toEqual(['A schedule could not fire and tries again']);
});

test('where there is nothing to refresh it is not asked again until the next time', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('nightly', EVERYTHING, at(['10:30']));
  await house.worker();
  house.refusal.error = new ServiceError('noProfiles');
  await house.pass(HOUR);
  delete house.refusal.error;

  await house.pass(HOUR);
  await house.see('2026-11-23T09:30Z');

  expect(await slots()).toEqual(['2026-11-23T09:30']);
  expect(house.logged).toEqual(['A schedule was refused']);
});

test.each([
  ['back an hour just after a time', -HOUR, '2026-11-22T09:31Z'],
  ['back an hour just before one', -HOUR, '2026-11-22T09:29Z'],
  ['on an hour over a time', HOUR, '2026-11-22T09:00Z'],
  ['on an hour to just before one', HOUR, '2026-11-22T08:29:59.500Z'],
])('a clock that is set %s makes nothing fire twice, and loses nothing', async (_, by, when) => {
  await open('2026-11-22T08:20Z');
  await house.keep('daily', EVERYTHING, at(['10:30']));
  for (let each = 0; each < 5; each += 1) await house.worker();
  await house.pass(Date.parse(when) - house.clock.now());

  house.jump(by);
  await house.pass(Date.parse('2026-11-22T10:00Z') - house.clock.now());
  await house.see('2026-11-23T09:30Z');

  expect(await slots()).toEqual(['2026-11-22T09:30', '2026-11-23T09:30']);
});

test('a clock that is set back by days makes nothing fire twice', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('daily', EVERYTHING, at(['10:30']), Date.parse('2026-11-20T12:00Z'));
  await house.worker();
  for (const day of ['22', '21', '22', '23']) await house.see(`2026-11-${day}T09:30Z`);

  expect(await slots()).toEqual(['2026-11-21T09:30', '2026-11-22T09:30', '2026-11-23T09:30']);
});

test('a clock that was days ahead as a process started keeps nothing from firing once it is right', async () => {
  await open('2026-12-02T09:00Z');
  await house.keep('daily', EVERYTHING, at(['10:30']), Date.parse('2026-11-22T09:00Z'));
  await house.worker();
  expect(await slots()).toEqual(['2026-12-01T09:30']);

  for (const day of ['22', '23']) await house.see(`2026-11-${day}T09:30Z`);

  expect(await slots()).toEqual(['2026-11-22T09:30', '2026-11-23T09:30', '2026-12-01T09:30']);
});

test('a clock that is set on over two times fires the later one; the other one does not come when it is set back', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('daily', EVERYTHING, at(['10:15', '10:45']));
  await house.worker();
  house.jump(HOUR);
  await house.pass(minutes(2));
  house.jump(-HOUR);
  await house.pass(HOUR);

  expect(await slots()).toEqual(['2026-11-22T09:45']);
});

test('what fired of schedules that are gone is forgotten at the next start', async () => {
  await open('2026-11-22T09:00Z');
  await house.keep('a', EVERYTHING, at(['10:30']), 0);
  await house.keep('b', READERS, at(['10:31']), 0);
  const worker = await house.worker();
  await house.end(worker);
  await house.storage.documents.update((draft) => {
    draft.schedules = draft.schedules.filter(({ id }) => id === 'a');
  });
  await house.worker();

  expect(await house.sql.all('SELECT DISTINCT schedule_id FROM schedule_fires')).toEqual([{ schedule_id: 'a' }]);
});
