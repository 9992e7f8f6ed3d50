import { muteOf, tomorrowMorning } from '../../bot/muteTimes.js';
import { refusal } from '../support/trust.js';

/** Thursday in Amsterdam, 11:30 there. */
const AT = Date.parse('2026-11-26T10:30:00Z');
const AMSTERDAM = 'Europe/Amsterdam';
const untilOf = (words: string, at = AT, timeZone = AMSTERDAM) => {
  const mute = muteOf(words, { at, timeZone });
  return typeof mute?.until === 'number' ? new Date(mute.until).toISOString() : mute?.until;
};

test.each([
  ['2h', '2026-11-26T12:30:00.000Z'],
  ['2u', '2026-11-26T12:30:00.000Z'],
  ['voor 2 uur', '2026-11-26T12:30:00.000Z'],
  ['for 30 minutes', '2026-11-26T11:00:00.000Z'],
  ['30m', '2026-11-26T11:00:00.000Z'],
  ['3d', '2026-11-29T10:30:00.000Z'],
  ['3 dagen', '2026-11-29T10:30:00.000Z'],
  ['1 week', '2026-12-03T10:30:00.000Z'],
  ['17:00', '2026-11-26T16:00:00.000Z'],
  ['Until 17:00', '2026-11-26T16:00:00.000Z'],
  ['tot 17.00 uur', '2026-11-26T16:00:00.000Z'],
  ['tot 17u', '2026-11-26T16:00:00.000Z'],
  ['for 17h', '2026-11-27T03:30:00.000Z'],
  ['11:30', '2026-11-27T10:30:00.000Z'],
  ['9:15', '2026-11-27T08:15:00.000Z'],
  ['tomorrow', '2026-11-27T07:00:00.000Z'],
  ['until tomorrow 9:00', '2026-11-27T08:00:00.000Z'],
  ['tot morgen om 9:00', '2026-11-27T08:00:00.000Z'],
  ['2026-12-01', '2026-11-30T23:00:00.000Z'],
  ['until 2026-12-01 17:00', '2026-12-01T16:00:00.000Z'],
  ['tot 1 december 2026', '2026-11-30T23:00:00.000Z'],
  ['until fixed', 'fixed'],
  ['tot opgelost', 'fixed'],
  ['off', undefined],
  ['Uit.', undefined],
])('mute %s: until %s', (words, until) => {
  expect(untilOf(words)).toBe(until);
});

test.each([
  '',
  'a while',
  '17',
  '24:00',
  '17:60',
  '3 moons',
  '0m',
  '400d',
  '2026-11-25',
  '2026-02-30',
  '03/04/2026',
  '2030-01-01',
  '99999 weeks',
])('mute %j is not guessed', (words) => {
  expect(() => untilOf(words)).toThrow(expect.objectContaining(refusal('muteUnreadable')));
});

test('a time of day is that of the place, also on the days when clocks change', () => {
  const beforeSpring = Date.parse('2026-03-28T20:00:00Z');
  const beforeAutumn = Date.parse('2026-10-24T20:00:00Z');

  // 02:30 is skipped that night: clocks show 03:30 when it would have been.
  expect(untilOf('02:30', beforeSpring)).toBe('2026-03-29T01:30:00.000Z');
  expect(untilOf('08:00', beforeSpring)).toBe('2026-03-29T06:00:00.000Z');
  // Shown twice that night: the first one, and an hour later that of the next day.
  expect(untilOf('02:30', beforeAutumn)).toBe('2026-10-25T00:30:00.000Z');
  expect(untilOf('02:30', Date.parse('2026-10-25T00:45:00Z'))).toBe('2026-10-26T01:30:00.000Z');
  expect(untilOf('17:00', AT, 'Pacific/Auckland')).toBe('2026-11-27T04:00:00.000Z');
});

test('tomorrow is the next day of the place', () => {
  // Already Friday in Auckland.
  const here = { at: Date.parse('2026-11-26T12:00:00Z'), timeZone: 'Pacific/Auckland' };

  expect(new Date(tomorrowMorning(here)).toISOString()).toBe('2026-11-27T19:00:00.000Z');
});
