import { dataSetForm } from '../../cards/dataSetForm.js';
import { createLocale } from '../../cards/locale.js';
import { inputs, readable } from '../support/cardText.js';
import { aDataSet, aDataSetStep } from '../support/setupViews.js';

const named = (language: 'en' | 'nl', given: Parameters<typeof aDataSetStep>[0]) =>
  inputs(dataSetForm.draw(aDataSetStep(given), createLocale(language))).find(({ id }) => id === 'name')?.value;

test('a name is suggested in the language of the chat, so that Next is enough', () => {
  expect(named('en', { name: undefined })).toBe('Leadspace company profiles');
  expect(named('nl', { name: undefined })).toBe('Leadspace-bedrijfsprofielen');
});

test('a suggested name is one that no enrichment has', () => {
  const taken = ['leadspace company profiles', 'Leadspace company profiles 2'];

  expect(named('en', { name: undefined, taken })).toBe('Leadspace company profiles 3');
});

test('what was typed stays', () => {
  expect(named('nl', { name: 'Prospects', taken: ['Prospects'] })).toBe('Prospects');
});

test('a segment shows its size and age, and whether consent has changed since', () => {
  const dataSets = [aDataSet(), aDataSet({ id: 's', kind: 'segment', name: 'Readers', size: 2, outdated: true })];
  const words = readable(dataSetForm.draw(aDataSetStep({ dataSets }), createLocale('en')));

  expect(words).toMatch(/Segment Readers · 2 profiles · as of .* · ⚠️ outdated/);
  expect(words).toContain('refresh it first');
  expect(readable(dataSetForm.draw(aDataSetStep(), createLocale('en')))).not.toContain('refresh it first');
});
