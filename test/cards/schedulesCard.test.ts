import { createLocale } from '../../cards/locale.js';
import { scheduleCard } from '../../cards/scheduleCard.js';
import { schedulesCard } from '../../cards/schedulesCard.js';
import { inputs, readable, titles } from '../support/cardText.js';
import { anEnrichmentSchedule, aSchedule, neverMade } from '../support/scheduleViews.js';

const english = createLocale('en');
const usual = { page: 0, mayChange: true };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aSchedule({ target: { kind: 'segment', id: `s-${index}` }, name: `Number ${index + 1}` }),
  );

test('a row says when, where, what comes next and what came last', () => {
  const text = readable(schedulesCard({ ...usual, schedules: [aSchedule(), anEnrichmentSchedule()] }, english));

  expect(text).toMatch(/Everything\nMonday to Friday at 07:30 and 12:00\n · \ntimes in Europe\/Amsterdam/);
  expect(text).toContain('next: Mon 23 Nov 2026, 07:30\n · \nlast: Fri 20 Nov 2026, 07:30\nOn');
  expect(text).toMatch(/Leadspace companies · enrichment\nWith each refresh of everything\n · \nat most 500 records/);
});

test('one that never fires says why; one that is off has nothing to say about it', () => {
  const never = aSchedule({ never: 'covered', next: [] });

  expect(readable(schedulesCard({ ...usual, schedules: [never] }, english))).toContain('It never fires by itself');
  const off = readable(schedulesCard({ ...usual, schedules: [neverMade({ never: 'inactive' })] }, english));
  expect(off).toContain('Never by itself.\nOff');
  expect(off).not.toContain('deactivated');
});

test('five a page, and a page that is no longer there is the last one', () => {
  const card = schedulesCard({ ...usual, page: 9, schedules: many(12) }, english);

  expect(inputs(card)[0]?.choices?.map(({ title }) => title)).toEqual(['Number 11 · segment', 'Number 12 · segment']);
  expect(titles(card)).toEqual(['Change', 'New', 'Previous', 'History']);
});

test('who may not change them is offered nothing that would refuse', () => {
  const card = schedulesCard({ schedules: many(6), page: 0, mayChange: false }, english);

  expect(titles(card)).toEqual(['More', 'History']);
  expect(inputs(card)).toEqual([]);
});

test('saving says which others no longer fire because of it', () => {
  const shadowed = [anEnrichmentSchedule(), ...many(1)];
  const text = readable(scheduleCard({ schedule: aSchedule(), done: 'saved', shadowed }, english));

  expect(text).toContain('these no longer fire by themselves: Leadspace companies, Number 1.');
});

test('one that only goes with a refresh of everything that has no times says so', () => {
  const schedule = anEnrichmentSchedule({ never: 'noRefresh' });

  expect(readable(scheduleCard({ schedule, done: 'saved', shadowed: [] }, english))).toContain(
    'Plan everything first.',
  );
});
