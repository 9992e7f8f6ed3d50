import { createLocale } from '../../cards/locale.js';
import { measuresCard } from '../../cards/measuresCard.js';
import { inputs, readable, titles } from '../support/cardText.js';
import { aMeasure } from '../support/measureViews.js';

const english = createLocale('en');
const usual = { page: 0, mayChange: true };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => aMeasure({ id: `id-${index + 1}`, name: `Number ${index + 1}` }));

test('a row says what it is of, over whom, and what is not as it should be', () => {
  const measure = aMeasure({
    ...{ dataSet: { id: 'segment-1', name: 'Newsletter readers' }, outdated: true, state: 'Failed' },
  });
  const words = readable(measuresCard({ ...usual, measures: [measure] }, english));

  for (const said of ['Average of Employees', 'Newsletter readers', 'as of 22 Nov 2026', '⚠️ outdated', '⛔ Failed'])
    expect(words).toContain(said);
});

test('what is as it should be is not said', () => {
  const words = readable(measuresCard({ ...usual, measures: [aMeasure()] }, english));

  expect(words).not.toMatch(/outdated|Successful/);
});

test('a page that is no longer there is the last one', () => {
  const card = measuresCard({ ...usual, page: 9, measures: many(12) }, english);

  expect(inputs(card)[0]?.choices?.map(({ title }) => title)).toEqual(['Number 11', 'Number 12']);
  expect(titles(card)).toEqual(['View', 'New measure', 'Refresh', 'Previous']);
});

test('with none, who may makes the first, and who may not is told who can', () => {
  expect(titles(measuresCard({ ...usual, measures: [] }, english))).toEqual(['New measure']);
  const viewer = measuresCard({ page: 0, mayChange: false, measures: [] }, english);
  expect(readable(viewer)).toContain('A Contributor or an Administrator');
  expect(titles(viewer)).toEqual(['Help']);
});
