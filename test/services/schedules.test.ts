import type { ScheduleInput } from '../../services/schedules.js';
import type { When } from '../../storage/settings.js';
import {
  aSegment,
  at,
  COMPANIES,
  EVERYTHING,
  minutes,
  openSchedules,
  READERS,
  type ScheduleHarness,
} from '../support/schedules.js';
import { ADA, BOB, refusal } from '../support/trust.js';

let house: ScheduleHarness;

beforeEach(async () => {
  house = await openSchedules('2026-11-22T09:00Z');
});

afterEach(() => house.close());

const WITH: When = { kind: 'with' };
const OFF: When = { kind: 'off' };
const save = (input: ScheduleInput) => house.schedules.save(ADA, input);
const find = (target: ScheduleInput['target']) => house.schedules.find(ADA, target);
const iso = (moments: number[]) => moments.map((moment) => new Date(moment).toISOString().slice(0, 16));
const change = (what: (draft: Parameters<Parameters<typeof house.storage.documents.update>[0]>[0]) => void) =>
  house.storage.documents.update(what);
const audited = async () =>
  (await house.sql.all("SELECT details FROM audit_entries WHERE action = 'schedule.change' ORDER BY seq")).map(
    ({ details }) => JSON.parse(String(details)) as unknown,
  );

test('before there is any, everything is off', async () => {
  expect(await house.schedules.list(ADA)).toEqual([{ target: EVERYTHING, name: '', when: OFF, next: [] }]);
  expect(await find(READERS)).toEqual({ target: READERS, name: 'Readers', when: OFF, next: [] });
});

test('one is made, shown with its next three times, and in the audit log', async () => {
  const { schedule, shadowed } = await save({
    target: EVERYTHING,
    when: at(['18.00', ' 7:30', '07:30'], { days: [7, 1, 1], timeZone: 'europe/amsterdam' }),
  });

  expect(schedule).toMatchObject({
    ...{ target: EVERYTHING, name: '', by: 'Ada Admin' },
    when: { kind: 'times', days: [1, 7], times: ['07:30', '18:00'], timeZone: 'Europe/Amsterdam' },
  });
  expect(iso(schedule.next)).toEqual(['2026-11-22T17:00', '2026-11-23T06:30', '2026-11-23T17:00']);
  expect(shadowed).toEqual([]);
  expect(await audited()).toEqual([
    { target: 'all', when: 'times', times: '07:30 18:00', days: '1 7', timeZone: 'Europe/Amsterdam' },
  ]);
});

test('a change keeps the schedule; who makes it confirms the number of records', async () => {
  const { schedule } = await save({ target: COMPANIES, when: at(['12:00']), most: 100 });
  const changed = await save({ target: COMPANIES, when: at(['13:00']), most: 250 });

  expect(changed.schedule).toMatchObject({ id: schedule.id, most: 250, name: 'Companies' });
  expect(house.storage.documents.read().schedules).toMatchObject([
    { id: schedule.id, most: 250, by: { tenantId: 'contoso', userId: 'ada' } },
  ]);
  expect(await audited()).toMatchObject([{ target: 'enrichment:enrichment', most: 100 }, { most: 250 }]);
});

test('the same again changes nothing, so that what comes between two clicks is not lost', async () => {
  const input = { target: EVERYTHING, when: at(['10:30']) };
  await save(input);
  await house.clock.advance(minutes(5));
  await save(input);

  expect(house.storage.documents.read().schedules[0]!.changedAt).toBe(Date.parse('2026-11-22T09:00Z'));
  expect(await audited()).toHaveLength(1);
});

test('one that is switched off knows what was confirmed; switching off what never was is nothing', async () => {
  await save({ target: READERS, when: OFF });
  await save({ target: COMPANIES, when: WITH, most: 100 });
  const { schedule } = await save({ target: COMPANIES, when: OFF });

  expect(schedule).toMatchObject({ when: OFF, most: 100, next: [] });
  expect(house.storage.documents.read().schedules).toHaveLength(1);
});

test('everything comes first, then segments and enrichments by name', async () => {
  await change((draft) => draft.segments.push(aSegment('actors', 'Actors 10'), aSegment('two', 'actors 2')));
  for (const id of ['actors', 'two', 'readers']) await save({ target: { kind: 'segment', id }, when: at(['12:00']) });
  await save({ target: COMPANIES, when: at(['12:00']), most: 1 });

  const names = (await house.schedules.list(ADA)).map(({ name }) => name);
  expect(names).toEqual(['', 'actors 2', 'Actors 10', 'Companies', 'Readers']);
});

test('one can be made for everything and for all that is active', async () => {
  await change((draft) => draft.segments.push({ ...aSegment('gone', 'Gone'), active: false }));

  expect(await house.schedules.targets(ADA)).toEqual([
    { target: EVERYTHING, name: '' },
    { target: READERS, name: 'Readers' },
    { target: COMPANIES, name: 'Companies' },
  ]);
});

test.each<[string, Partial<Extract<When, { kind: 'times' }>>, string, Record<string, string>]>([
  ['no time', { times: [] }, 'scheduleTimes', {}],
  ['five times', { times: ['01:00', '02:00', '03:00', '04:00', '05:00'] }, 'scheduleTimes', {}],
  ['an hour that is none', { times: ['24:00'] }, 'scheduleTimes', {}],
  ['minutes of one digit', { times: ['7:5'] }, 'scheduleTimes', {}],
  ['words', { times: ['noon'] }, 'scheduleTimes', {}],
  ['no day', { days: [] }, 'scheduleDays', {}],
  ['an eighth day', { days: [1, 8] }, 'scheduleDays', {}],
  ['half a day', { days: [1.5] }, 'scheduleDays', {}],
  ['no zone', { timeZone: '' }, 'timeZoneUnknown', { zone: '' }],
  ['a zone of nowhere', { timeZone: 'Mars/Olympus' }, 'timeZoneUnknown', { zone: 'Mars/Olympus' }],
  ['an offset', { timeZone: '+02:00' }, 'timeZoneUnknown', { zone: '+02:00' }],
])('%s is refused', async (_, given, code, params) => {
  const when = { ...at(['12:00']), ...given } as When;

  await expect(save({ target: EVERYTHING, when })).rejects.toMatchObject(refusal(code, params));
  expect(house.storage.documents.read().schedules).toEqual([]);
});

test('zones keep the name that was typed, also where the machine has an older one', async () => {
  const { schedule } = await save({ target: EVERYTHING, when: at(['12:00'], { timeZone: 'Asia/Kolkata' }) });

  expect(schedule.when).toMatchObject({ timeZone: 'Asia/Kolkata' });
  expect(iso(schedule.next)[0]).toBe('2026-11-23T06:30');
});

test.each([undefined, 0, -5, 2.5, Number.NaN])(
  'an enrichment is not scheduled for %s records at most',
  async (most) => {
    for (const when of [at(['12:00']), WITH])
      await expect(save({ target: COMPANIES, when, ...(most !== undefined && { most }) })).rejects.toMatchObject(
        refusal('recordsMissing'),
      );
  },
);

test('only enrichments go with the refresh of everything', async () => {
  for (const target of [EVERYTHING, READERS])
    await expect(save({ target, when: WITH })).rejects.toMatchObject(refusal('scheduleTimes'));

  expect((await save({ target: COMPANIES, when: WITH, most: 5 })).schedule).toMatchObject({ when: WITH, next: [] });
});

test('what is not there has no schedule', async () => {
  for (const kind of ['segment', 'enrichment'] as const) {
    const target = { kind, id: 'nowhere' };
    await expect(find(target)).rejects.toMatchObject(refusal('notFound', { what: kind }));
    await expect(save({ target, when: at(['12:00']), most: 1 })).rejects.toMatchObject(refusal('notFound'));
  }
});

test('what would run only when everything does is refused, in whatever zone the times are written', async () => {
  await save({ target: EVERYTHING, when: at(['07:30', '12:00']) });
  const never = refusal('scheduleNeverFires', { name: 'Readers' });

  await expect(save({ target: READERS, when: at(['12:00'], { days: [1] }) })).rejects.toMatchObject(never);
  await expect(save({ target: READERS, when: at(['07:30'], { timeZone: 'Europe/Brussels' }) })).rejects.toMatchObject(
    never,
  );
  await expect(save({ target: COMPANIES, when: at(['12:00']), most: 1 })).rejects.toMatchObject(
    refusal('scheduleNeverFires', { name: 'Companies' }),
  );
});

test('what runs at another time as well, now or in summer, is not refused', async () => {
  await save({ target: EVERYTHING, when: at(['07:30', '12:00'], { days: [1, 2, 3] }) });

  for (const when of [
    at(['12:00', '12:01'], { days: [1] }),
    at(['12:00'], { days: [3, 4] }),
    at(['11:00'], { days: [1, 2, 3], timeZone: 'UTC' }),
  ])
    expect((await save({ target: READERS, when })).schedule.never).toBeUndefined();
});

test('a schedule for everything says which others no longer run by themselves, and switched off it says so too', async () => {
  await save({ target: READERS, when: at(['12:00']) });
  await save({ target: COMPANIES, when: WITH, most: 10 });
  expect(await find(COMPANIES)).toMatchObject({ never: 'noRefresh' });

  const made = await save({ target: EVERYTHING, when: at(['07:30', '12:00']) });
  expect(made.shadowed).toMatchObject([{ target: READERS, name: 'Readers', never: 'covered' }]);
  expect((await find(COMPANIES)).never).toBeUndefined();

  const off = await save({ target: EVERYTHING, when: OFF });
  expect(off.shadowed).toMatchObject([{ target: COMPANIES, never: 'noRefresh' }]);
  expect((await find(READERS)).never).toBeUndefined();
});

test('what is inactive never runs, until it is active again', async () => {
  await save({ target: READERS, when: at(['12:00']) });
  await change((draft) => {
    draft.segments[0]!.active = false;
  });

  expect(await find(READERS)).toMatchObject({ never: 'inactive' });
});

test('it is told when one fired last, and which refresh that was', async () => {
  await save({ target: EVERYTHING, when: at(['10:30', '10:31']) });
  await house.worker();
  await house.pass(minutes(45));

  expect(await find(EVERYTHING)).toMatchObject({
    last: { slot: Date.parse('2026-11-22T09:31Z'), refresh: 'refresh-2' },
  });
});

test('everybody with a role may look, and administrators change', async () => {
  await house.access.grant(ADA, BOB, 'contributor');
  const refused = refusal('notAllowed', { needed: 'administrator' });

  expect(await house.schedules.list(BOB)).toHaveLength(1);
  expect(await house.schedules.find(BOB, READERS)).toMatchObject({ name: 'Readers' });
  await expect(house.schedules.save(BOB, { target: EVERYTHING, when: OFF })).rejects.toMatchObject(refused);
  await expect(house.schedules.targets(BOB)).rejects.toMatchObject(refused);

  await house.access.grant(ADA, BOB, 'none');
  await expect(house.schedules.list(BOB)).rejects.toMatchObject(refusal('notAllowed', { needed: 'viewer' }));
  await expect(house.schedules.find(BOB, READERS)).rejects.toMatchObject(refusal('notAllowed'));
});

test('two administrators who make the first one at once have made one', async () => {
  await Promise.all([save({ target: READERS, when: at(['12:00']) }), save({ target: READERS, when: at(['13:00']) })]);

  expect(house.storage.documents.read().schedules).toHaveLength(1);
});
