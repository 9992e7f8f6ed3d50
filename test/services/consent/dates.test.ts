import fc from 'fast-check';
import { dateReader, guessOrder, isAmbiguous } from '../../../services/consent/dates.js';
import type { DateOrder } from '../../../services/consent/mapping.js';

const read = (text: string, order?: DateOrder, timeZone = 'UTC') => {
  const date = dateReader({ order, timeZone })(text);
  return date?.at === undefined ? date?.reason : new Date(date.at).toISOString();
};
const START = '2026-03-04T00:00:00.000Z';
const TIME = '2026-03-04T14:05:00.000Z';

test.each([
  ['2026-03-04', START],
  ['2026-3-4', START],
  ['2026/03/04', START],
  ['2026.03.04', START],
  ['20260304', START],
  ['2026-03-04Z', START],
  ['4 maart 2026', START],
  ['4 mrt. 2026', START],
  ['woensdag 4 maart 2026', START],
  ['March 4, 2026', START],
  ['Wednesday, March 4th, 2026', START],
  ['4th of March 2026', START],
  ['04-MAR-26', START],
  ['2026-Mar-04', START],
  ['="2026-03-04"', START],
  ['２０２６－０３－０４', START],
  ['\u200e3/4/2026\u200e', 'dateUnreadable'],
  ['46085', START],
  ['46085.0', START],
  ['2026-03-04T14:05:00Z', TIME],
  ['2026-03-04T14:05Z', TIME],
  ['2026-03-04 14:05:00', TIME],
  ['2026-03-04 14:05:00+00', TIME],
  ['2026-03-04T16:05:00+02:00', TIME],
  ['2026-03-04T16:05:00+0200', TIME],
  ['2026-03-04T09:35:00-04:30', TIME],
  ['2026-03-04T14:05:00.000000000Z', TIME],
  ['20260304T140500Z', TIME],
  ['20260304140500', TIME],
  ['4 maart 2026 om 14:05 uur', TIME],
  ['Mar  4 2026  2:05PM', TIME],
  ['Wed, 04 Mar 2026 14:05:00 GMT', TIME],
  ['Wed Mar 04 2026 15:05:00 GMT+0100 (Central European Standard Time)', TIME],
  ['1772633100', TIME],
  ['1772633100.0', TIME],
  ['1772633100000', TIME],
  ['46085.5868055556', TIME],
  ['2026-03-03T24:00', START],
  ['2026-03-04T14:05:00.1239Z', '2026-03-04T14:05:00.123Z'],
  ['9999-12-31', '9999-12-31T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%j is %s in any order', (text, expected) => {
  for (const order of [undefined, 'ymd'] as const) expect(read(text, order)).toBe(expected);
});

test.each(
  [
    ['31-02-2026', '29-02-2026', '00-01-2026', '2026-02-30', '2026-13-01', '0000-00-00', '0001-01-01', '2026-00-10'],
    ['2026-03-04T25:00', '2026-03-04T14:60', '2026-03-04T14:05+19:00', '2026-03-04T24:01', '4-3-2026 13:05 PM'],
    ['null', 'NaN', 'NaT', 'none', '-', 'yesterday', '14:05', '2026', '2026-03', '4-3', '3 2026', 'maart 2026'],
    ['12345', '99999', '123456789', '1.77E+12', '=1+1', '4-3-2026 10:00 CET', '4-3.2026', '1-2-3-2026', '2026-03-04 x'],
    ['4-3-202', '32 maart 2026', '4 foo 2026', '\u0000', `2026-03-04${' '.repeat(100)}x`, '9'.repeat(100_000)],
  ].flat(),
)('%.40j is no date', (text) => {
  expect(read(text, 'dmy')).toBe('dateUnreadable');
});

test.each(['', ' ', '\u00a0\t', '\u200b'])('%j says nothing', (text) => {
  expect(read(text)).toBeUndefined();
});

test('days and months in numbers are read as they were said to be, and never otherwise', () => {
  expect([read('03/04/2026', 'dmy'), read('03/04/2026', 'mdy')]).toEqual([
    '2026-04-03T00:00:00.000Z',
    '2026-03-04T00:00:00.000Z',
  ]);
  expect(read('4-3-2026 14:05', 'dmy')).toBe(TIME);
  expect(read('04.03.2026', 'dmy')).toBe(START);
  expect(read('4. 3. 2026', 'dmy')).toBe(START);
  expect(read('3/4/26, 2:05 PM', 'mdy')).toBe(TIME);
  expect(read('26-3-4', 'ymd')).toBe(START);
  expect(read('4-3-69', 'dmy')).toBe('2069-03-04T00:00:00.000Z');
  expect(read('4-3-70', 'dmy')).toBe('1970-03-04T00:00:00.000Z');
  expect(read('25/04/2026', 'mdy')).toBe('dateUnreadable');
  expect(read('04/25/2026', 'dmy')).toBe('dateUnreadable');
  expect(read('4-3-2026', 'ymd')).toBe('dateUnreadable');
});

test('without an order only what is one day in any is read', () => {
  expect(['03/04/2026', '3-4-2026', '03.04.2026', '3/4/26', '31/12/26'].map((text) => read(text))).toEqual(
    Array(5).fill('dateUnreadable'),
  );
  expect(read('25/04/2026')).toBe('2026-04-25T00:00:00.000Z');
  expect(read('04/25/2026')).toBe('2026-04-25T00:00:00.000Z');
  expect(read('05/05/2026')).toBe('2026-05-05T00:00:00.000Z');
});

test.each<[string[], boolean, DateOrder | undefined]>([
  [['03/04/2026'], true, undefined],
  [['05/05/2026', '03/04/2026'], true, undefined],
  [['05/05/2026'], false, undefined],
  [['03/04/2026', '25/04/2026'], false, 'dmy'],
  [['03/04/2026', '04/25/2026'], false, 'mdy'],
  [['03/04/2026', '25/04/2026', '04/25/2026'], true, undefined],
  [['25/04/2026', '04/25/2026'], false, undefined],
  [['03/04/2026', '31/02/2026'], true, undefined],
  [['03/04/26', '26/04/99'], false, 'dmy'],
  [['31/12/26'], true, undefined],
  [['2026-03-04', '2026-04-03T10:00:00Z', '4 maart 2026', '1772633100', '46085', ''], false, undefined],
  [['2026-03-04', '03-04-2026 10:00'], true, undefined],
  [[], false, undefined],
])('a column of %j: to be asked %s, decided %s', (values, ambiguous, order) => {
  expect(isAmbiguous(values)).toBe(ambiguous);
  expect(guessOrder(values)).toBe(order);
});

test('a date without a zone is of the source, and starts when the day does there', () => {
  const there = (text: string, zone = 'Europe/Amsterdam') => read(text, 'dmy', zone);

  expect(there('4-3-2026')).toBe('2026-03-03T23:00:00.000Z');
  expect(there('4-7-2026')).toBe('2026-07-03T22:00:00.000Z');
  expect(there('2026-03-04T14:05:00Z')).toBe(TIME);
  expect(there('1772633100')).toBe(TIME);
  // Clocks go from 02:00 to 03:00, and in autumn back from 03:00 to 02:00.
  expect(['01:59', '02:30', '03:00'].map((time) => there(`29-3-2026 ${time}`))).toEqual([
    '2026-03-29T00:59:00.000Z',
    '2026-03-29T01:30:00.000Z',
    '2026-03-29T01:00:00.000Z',
  ]);
  expect(['01:59', '02:30', '03:00'].map((time) => there(`25-10-2026 ${time}`))).toEqual([
    '2026-10-24T23:59:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T02:00:00.000Z',
  ]);
  expect(there('25-10-2026')).toBe('2026-10-24T22:00:00.000Z');
  expect(there('26-10-2026')).toBe('2026-10-25T23:00:00.000Z');
  // A day without a midnight.
  expect(there('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  expect(there('2026-03-04', 'Pacific/Kiritimati')).toBe('2026-03-03T10:00:00.000Z');
  expect(there('2026-03-04', 'Asia/Kathmandu')).toBe('2026-03-03T18:15:00.000Z');
  expect(() => dateReader({ timeZone: 'Mars/Olympus' })).toThrow(RangeError);
});

test('what a clock shows at any moment reads as that moment, but for the hour that it shows twice', () => {
  const moment = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2045, 0, 1) / 60_000 });
  const zones = [
    'Europe/Amsterdam',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Africa/Casablanca',
    'UTC',
  ];
  const readers = new Map(zones.map((timeZone) => [timeZone, dateReader({ timeZone })]));
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (minutes, timeZone) => {
      const at = minutes * 60_000;
      const shown = new Date(at).toLocaleString('sv-SE', { timeZone });
      const got = readers.get(timeZone)!(shown)!.at!;
      expect(new Date(got).toLocaleString('sv-SE', { timeZone })).toBe(shown);
      expect(at - got).toBeGreaterThanOrEqual(0);
      expect(at - got).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 500 },
  );
});

test('any day that exists reads as itself however it is written, and nothing throws', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-').map(Number);
      const start = `${iso}T00:00:00.000Z`;
      const named = date.toLocaleDateString('nl-NL', { dateStyle: 'full', timeZone: 'UTC' });
      const american = date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
      for (const text of [iso, named, american, `${y}/${m}/${d}`]) expect(read(text)).toBe(start);
      expect([read(`${d}-${m}-${y}`, 'dmy'), read(`${m}/${d}/${y}`, 'mdy')]).toEqual([start, start]);
      expect(read(date.toUTCString())).toBe(new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString());
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(text, 'dmy')));
});
