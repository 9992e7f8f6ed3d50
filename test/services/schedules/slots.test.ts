import { nextMoments, slotsBetween, type Times } from '../../../services/schedules/slots.js';
import { changeIn, localMinutes, plannedMoments } from '../../oracle/localTimes.js';
import { CHANGES } from '../../support/clockChanges.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const at = (text: string) => Date.parse(text);
const times = (given: Partial<Times>): Times => ({
  ...{ kind: 'times', days: EVERY_DAY, times: ['02:30'], timeZone: 'Europe/Amsterdam' },
  ...given,
});
const moments = (when: Times, from: string, to: string) =>
  slotsBetween(when, at(from), at(to)).map((slot) => new Date(slot.at).toISOString().slice(0, 16));

/** Quarters where clocks change, and times that are not round. */
const MANY = [
  ...['00', '01', '02', '03', '23'].flatMap((hour) => ['00', '15', '30', '45'].map((minute) => `${hour}:${minute}`)),
  ...['00:01', '02:01', '04:00', '09:30', '22:59', '23:59'],
];

test.each(CHANGES)('in $timeZone around $date every time of day comes as the clocks of the place show it', (change) => {
  const [from, to] = [at(change.date) - 1.5 * DAY, at(change.date) + 1.5 * DAY];
  const minutes = localMinutes(change.timeZone, from, to);
  expect(changeIn(minutes).change).toBe(change.change);

  const all = times({ timeZone: change.timeZone, times: MANY });
  expect(slotsBetween(all, from, to)).toEqual(plannedMoments(minutes, all, from));
  for (const day of EVERY_DAY) {
    const when = { ...all, days: [day], times: ['00:30', '02:15', '23:30'] };
    expect(slotsBetween(when, from, to)).toEqual(plannedMoments(minutes, when, from));
  }
});

test.each(CHANGES)('in $timeZone around $date it makes no difference when one begins to look', ({ timeZone, date }) => {
  const [from, to] = [at(date) - DAY, at(date) + DAY];
  const when = times({ timeZone, times: ['00:30', '02:15'] });
  const all = slotsBetween(when, from, to);

  for (let start = from; start < to; start += 397 * MINUTE)
    expect(slotsBetween(when, start, to)).toEqual(all.filter((slot) => slot.at > start));
});

test('a time that is skipped in spring comes right after the gap, and one that comes twice in autumn the first time', () => {
  expect(moments(times({}), '2026-03-28T00:00Z', '2026-03-31T00:00Z')).toEqual([
    '2026-03-28T01:30',
    '2026-03-29T01:00',
    '2026-03-30T00:30',
  ]);
  expect(moments(times({}), '2026-10-24T00:00Z', '2026-10-27T00:00Z')).toEqual([
    '2026-10-24T00:30',
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
});

test('two times in one gap are two, of one moment', () => {
  const gap = at('2026-03-29T01:00Z');
  const when = times({ times: ['02:15', '02:45'] });

  expect(slotsBetween(when, gap - 1, gap)).toEqual([
    { at: gap, planned: '2026-03-29T02:15 Europe/Amsterdam' },
    { at: gap, planned: '2026-03-29T02:45 Europe/Amsterdam' },
  ]);
  expect(nextMoments(when, gap - 1, 2)).toEqual([gap, at('2026-03-30T00:15Z')]);
});

test('the end of a day that clocks skip is not lost, nor does it become part of the next day', () => {
  // In Nuuk clocks go from 23:00 on Saturday to midnight.
  const saturdays = times({ timeZone: 'America/Nuuk', times: ['23:30'], days: [6] });
  const sundays = { ...saturdays, days: [7] };

  expect(slotsBetween(saturdays, at('2026-03-27T00:00Z'), at('2026-03-30T12:00Z'))).toEqual([
    { at: at('2026-03-29T01:00Z'), planned: '2026-03-28T23:30 America/Nuuk' },
  ]);
  expect(moments(sundays, '2026-03-27T00:00Z', '2026-03-30T12:00Z')).toEqual(['2026-03-30T00:30']);
});

test('the next times are found however far they are', () => {
  const mondays = times({ days: [1], times: ['07:30'] });

  expect(nextMoments(mondays, at('2026-11-22T09:00Z'), 3).map((moment) => new Date(moment).toISOString())).toEqual([
    '2026-11-23T06:30:00.000Z',
    '2026-11-30T06:30:00.000Z',
    '2026-12-07T06:30:00.000Z',
  ]);
});

test('a moment is of what ends with it, and of nothing that begins with it', () => {
  const [slot] = slotsBetween(times({}), at('2026-11-22T00:00Z'), at('2026-11-23T00:00Z'));

  expect(slotsBetween(times({}), slot!.at - 1, slot!.at)).toEqual([slot]);
  expect(slotsBetween(times({}), slot!.at, slot!.at + MINUTE)).toEqual([]);
});
