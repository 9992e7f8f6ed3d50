import { createLocale } from '../../cards/locale.js';
import { scheduleForm, scheduleOf } from '../../cards/scheduleForm.js';
import { slotWords, whenWords } from '../../cards/scheduleParts.js';
import type { When } from '../../services/schedules.js';
import { inputs } from '../support/cardText.js';
import { anEnrichmentSchedule, aSchedule, neverMade, someTargets } from '../support/scheduleViews.js';
import { MORNING } from '../support/views.js';

const english = createLocale('en');
const dutch = createLocale('nl');
const timeZone = 'Europe/Amsterdam';

const typed = (given: Record<string, string>) =>
  scheduleOf(
    scheduleForm.input.parse({ what: 'enrichment:e', when: 'times', days: '1', timeZone, most: '500', ...given }),
  );
const timesOf = (times: string) => (typed({ times }).when as { times: string[] }).times;

test.each([
  ['07:30, 12:00', ['07:30', '12:00']],
  ['7:30;12.00', ['07:30', '12:00']],
  ['7u30 9h15', ['07:30', '09:15']],
  ['noon, 25:00', ['noon', '25:00']],
  ['', []],
])('times typed as %j', (words, times) => {
  expect(timesOf(words)).toEqual(times);
});

test.each([
  ['500', 500],
  ['1,500', 1_500],
  ['1.500', 1_500],
  ['1 500 000', 1_500_000],
  ['1.5', undefined],
  ['many', undefined],
  ['-3', undefined],
  ['', undefined],
])('a number of records typed as %j', (words, most) => {
  expect(typed({ most: words }).most).toBe(most);
});

test('only an enrichment has a number of records', () => {
  expect(typed({ what: 'segment:s' })).not.toHaveProperty('most');
  expect(typed({ what: 'all' }).target).toEqual({ kind: 'all' });
});

test('one that was never made proposes every day in the zone of the reader, one that is there its own times', () => {
  const valuesOf = (view: Parameters<typeof scheduleForm.draw>[0]) =>
    Object.fromEntries(inputs(scheduleForm.draw(view, english)).map(({ id, value }) => [id, value]));

  expect(valuesOf({ schedule: neverMade(), timeZone })).toEqual({
    ...{ when: 'times', days: '1,2,3,4,5,6,7', times: '07:00', timeZone },
  });
  expect(valuesOf({ schedule: aSchedule({ when: { kind: 'off' } }), timeZone })).toMatchObject({ when: 'times' });
  expect(valuesOf({ schedule: anEnrichmentSchedule(), timeZone: 'UTC' })).toMatchObject({ when: 'with', most: '500' });
  expect(valuesOf({ schedule: aSchedule(), timeZone: 'UTC' })).toMatchObject({
    ...{ days: '1,2,3,4,5', times: '07:30, 12:00', timeZone },
  });
});

test('what only enrichments can is offered to them alone', () => {
  const choices = (view: Parameters<typeof scheduleForm.draw>[0]) =>
    inputs(scheduleForm.draw(view, english))
      .find(({ id }) => id === 'when')
      ?.choices?.map(({ value }) => value);

  expect(choices({ schedule: neverMade(), timeZone })).toEqual(['times', 'off']);
  expect(choices({ schedule: anEnrichmentSchedule(), timeZone })).toEqual(['times', 'with', 'off']);
  expect(choices({ targets: someTargets, timeZone })).toEqual(['times', 'with', 'off']);
});

test.each([
  [[1, 2, 3, 4, 5, 6, 7], ['07:30'], 'Every day at 07:30', 'Elke dag om 07:30'],
  [[5, 1, 2, 3, 4], ['07:30', '12:00'], 'Monday to Friday at 07:30 and 12:00', 'Maandag t/m vrijdag om 07:30 en 12:00'],
  [[7], ['18:00'], 'Sunday at 18:00', 'Zondag om 18:00'],
  [[6, 7], ['9:00', '12:00', '15:00'], 'Sat, Sun at 9:00, 12:00 and 15:00', 'za, zo om 9:00, 12:00 en 15:00'],
])('days %j at %j', (days, times, inEnglish, inDutch) => {
  const when = { kind: 'times', days, times, timeZone } as const;

  expect(whenWords(when, english)).toBe(inEnglish);
  expect(whenWords(when, dutch)).toBe(inDutch);
});

test('a time is told where the schedule lives, with its day of the week there', () => {
  const when: When = { kind: 'times', days: [1], times: ['00:00'], timeZone: 'Pacific/Auckland' };

  expect(slotWords(MORNING + 3_600_000, when, english)).toBe('Mon 23 Nov 2026, 00:00');
  expect(slotWords(MORNING, { kind: 'with' }, dutch)).toMatch(/^zo 22 nov 2026,? 10:00 UTC$/);
});
