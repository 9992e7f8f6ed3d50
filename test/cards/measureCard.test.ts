import { createLocale } from '../../cards/locale.js';
import { measureCard } from '../../cards/measureCard.js';
import { readable, rows, titles } from '../support/cardText.js';
import { aMeasure, aShare, byIndustry, somePoints } from '../support/measureViews.js';

const english = createLocale('en');
const dutch = createLocale('nl');

test('its figure, the change since the count before, and what it rests on', () => {
  const words = readable(measureCard(aMeasure(), english));

  for (const said of ['1,234.57', '+4.57', 'Average of Employees', '590 of 612 profiles', '22 Nov 2026, 10:00'])
    expect(words).toContain(said);
});

test('a share is a percentage, and changes by points', () => {
  expect(readable(measureCard(aShare(), english))).toMatch(/41\.3%[\s\S]*\+1\.3 percentage points/);
  expect(readable(measureCard(aShare(), dutch))).toMatch(/41,3%[\s\S]*\+1,3 procentpunt/);
});

test('profiles are whole numbers, and less is said with its sign', () => {
  const count = aMeasure({ calculates: 'count', unit: 'profiles', trend: somePoints([1_200, 1_234]) });

  expect(readable(measureCard(count, english))).toMatch(/1,200[\s\S]*−34/);
});

test('a day is a day in every time zone, and a moment is one of the reader', () => {
  const day = Date.UTC(2026, 1, 1);
  const dates = aMeasure({ unit: 'date', calculates: 'maximum', trend: somePoints([day, day + 3_600_000]) });

  const words = readable(measureCard(dates, createLocale('en', 'America/New_York')));

  expect(words).toContain('1 Feb 2026\n');
  expect(words).toContain('31 Jan 2026, 20:00');
  expect(words).not.toContain('Since the count before');
});

test('the chart and its table say the same, the table the newest first', () => {
  const card = measureCard(aMeasure(), english);
  const chart = card.body.find(({ type }) => type === 'Chart.Line');

  expect(chart?.data).toEqual([
    {
      legend: 'Average',
      values: [
        { x: '20 Nov 2026, 10:00 UTC', y: 1_198.2 },
        { x: '21 Nov 2026, 10:00 UTC', y: 1_230 },
        { x: '22 Nov 2026, 10:00 UTC', y: 1_234.57 },
      ],
    },
  ]);
  expect(readable(card)).toMatch(/Over time[\s\S]*1,234\.57[\s\S]*1,230[\s\S]*1,198\.2/);
});

test('one count alone is no trend', () => {
  const types = measureCard(aMeasure({ trend: somePoints([3]) }), english).body.map(({ type }) => type);

  expect(types).not.toContain('Chart.Line');
});

test('an average of nobody has no figure and says why', () => {
  const words = readable(measureCard(aMeasure({ trend: somePoints([undefined, 12]) }), english));

  expect(words).toContain('–');
  expect(words).toContain('There is nothing to count');
});

test('what has failed keeps the figure of before and says what to do', () => {
  const gone = { code: 'attributeGone', params: { attribute: 'Employees' } } as const;

  expect(readable(measureCard(aMeasure({ state: 'Failed', failure: gone }), english))).toContain(
    'There is no attribute Employees (any more). Change the measure.',
  );
  const failed = readable(measureCard(aMeasure({ state: 'Failed', failure: { reference: 'a1b2c3d4' } }), english));
  expect(failed).toContain('the figure is that of the refresh before');
  expect(failed).toContain('a1b2c3d4');
});

test('values of groups stay out of it: it may stand in a channel', () => {
  const card = measureCard(aMeasure({ by: byIndustry }), english);

  expect(rows(card)['Split by']).toBe('Industry');
  expect(titles(card)).toEqual(['Refresh', 'Groups', 'Change', 'Delete', 'Measures']);
});

test('while it is counted there is nothing to refresh, and a Viewer changes nothing', () => {
  expect(titles(measureCard(aMeasure({ state: 'Refreshing' }), english))).toEqual(['Change', 'Delete', 'Measures']);
  expect(titles(measureCard(aMeasure(), english, { readOnly: true }))).toEqual(['Measures']);
});
