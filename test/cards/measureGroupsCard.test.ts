import { createLocale } from '../../cards/locale.js';
import { measureGroupsCard } from '../../cards/measureGroupsCard.js';
import { readable, rows } from '../support/cardText.js';
import { hostile } from '../support/hostileNames.js';
import { aMeasure, byIndustry, fullGroups, someGroups } from '../support/measureViews.js';

const english = createLocale('en');

test('every group has its figure and what it rests on; who has no value is named', () => {
  const found = rows(measureGroupsCard(someGroups(), english));

  expect(found).toEqual({
    'Retail 210 of 214 profiles': '2,310.5',
    'Food 140 of 150 profiles': '820',
    'Space 0 of 2 profiles': '–',
    '(no value) 240 of 246 profiles': '95.25',
  });
});

test('what has a figure is charted, and without charts drawn as bars', () => {
  const card = measureGroupsCard(someGroups(), english);
  const chart = card.body.find(({ type }) => type === 'Chart.HorizontalBar');

  expect(chart?.data).toEqual([
    { x: 'Retail', y: 2_310.5 },
    { x: 'Food', y: 820 },
    { x: '(no value)', y: 95.25 },
  ]);
  expect(readable(card)).toMatch(/▰{12} \nRetail\n 2,310\.5/);
});

test('the others are told by how many there are', () => {
  const groups = fullGroups(hostile, (index) => index);
  const words = readable(measureGroupsCard(someGroups({ groups }), english));

  expect(words).toContain('(others: 4,321 values)');
  expect(words).toContain('beyond twelve they are taken together');
});

test('days are a list, not lengths', () => {
  const groups = fullGroups(
    (index) => `Industry ${index}`,
    (index) => Date.UTC(2026, 0, 1 + index),
  );
  const measure = aMeasure({ unit: 'date', calculates: 'minimum', by: byIndustry });
  const card = measureGroupsCard(someGroups({ measure, groups }), english);

  expect(JSON.stringify(card)).not.toContain('Chart.');
  expect(readable(card)).toContain('12 Jan 2026');
});

test('of consent the status is said in words', () => {
  const groups = (['granted', 'denied', 'notSet'] as const).map((status) => ({
    ...{ of: 'status' as const, status, figure: 3, counted: 3, profiles: 3 },
  }));
  const measure = aMeasure({ calculates: 'count', unit: 'profiles', by: byIndustry });

  expect(rows(measureGroupsCard(someGroups({ measure, groups }), createLocale('nl')))).toEqual({
    verleend: '3',
    geweigerd: '3',
    'niet ingesteld': '3',
  });
});
