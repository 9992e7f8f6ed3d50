import { askedOf, momentOf } from '../../bot/consentDates.js';
import { refusal } from '../support/trust.js';

test.each([
  ['', '', ''],
  ['holly@contoso.com', 'holly@contoso.com', ''],
  ['holly@contoso.com 2026-03-01', 'holly@contoso.com', '2026-03-01'],
  ['holly@contoso.com as of 1 March 2026', 'holly@contoso.com', '1 March 2026'],
  ['+31 20 123 4567 per 2026-03-01', '+31 20 123 4567', '2026-03-01'],
  ['020-12-3456', '020-12-3456', ''],
  ['06-12345678', '06-12345678', ''],
  ['as of 2026-03-01', '', '2026-03-01'],
  ['per 2026-03-01', '', '2026-03-01'],
  ['2026-03-01', '', '2026-03-01'],
  ['As Of yesterday', '', 'yesterday'],
  ['per@contoso.com', 'per@contoso.com', ''],
])('%j asks about %j of day %j', (words, who, day) => {
  expect(askedOf(words)).toEqual({ who, day });
});

test.each([
  ['2026-03-01', 'UTC', '2026-03-01T23:59:59.999Z'],
  ['2026-03-01', 'Europe/Amsterdam', '2026-03-01T22:59:59.999Z'],
  // Clocks go forward on this day, and back on that one.
  ['2026-03-29', 'Europe/Amsterdam', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', 'Europe/Amsterdam', '2026-10-25T22:59:59.999Z'],
  ['1 maart 2026', 'Pacific/Auckland', '2026-03-01T10:59:59.999Z'],
  ['31-12-2026', 'UTC', '2026-12-31T23:59:59.999Z'],
  ['2026-03-01T10:30:00Z', 'Europe/Amsterdam', '2026-03-01T10:30:00.000Z'],
])('%s in %s is the end of that day, or the very moment', (day, timeZone, moment) => {
  expect(new Date(momentOf(day, timeZone)).toISOString()).toBe(moment);
});

test.each(['03/04/2026', '2026-02-30', 'yesterday', '99'])('%j is not guessed', (day) => {
  expect(() => momentOf(day, 'UTC')).toThrow(expect.objectContaining(refusal('dateUnreadable')));
});
