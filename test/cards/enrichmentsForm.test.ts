import { enrichmentsForm, ListInput } from '../../cards/enrichmentsForm.js';
import { createLocale } from '../../cards/locale.js';
import { buttons, inputs, readable, titles } from '../support/cardText.js';
import { anEnrichment } from '../support/views.js';

const english = createLocale('en');
const usual = { sort: 'updated', search: '', page: 1 } as const;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => anEnrichment({ id: `id-${index + 1}`, name: `Number ${index + 1}` }));

test('lists name, data set, status, enriched profiles and last update', () => {
  const words = readable(enrichmentsForm({ ...usual, enrichments: [anEnrichment()] }, english));

  expect(words).toContain('Leadspace companies');
  expect(words).toContain('Customer');
  expect(words).toContain('512 enriched');
  expect(words).toContain('updated 22 Nov 2026, 10:02 UTC');
  expect(words).toContain('Successful');
});

test('has one choice list and one set of buttons, however many there are', () => {
  const card = enrichmentsForm({ ...usual, enrichments: many(23) }, english);

  expect(titles(card)).toEqual(['Show', 'View', 'Edit', 'Run', 'Deactivate', 'Remove']);
  expect(inputs(card).find(({ id }) => id === 'enrichment')?.choices).toHaveLength(5);
  expect(inputs(card).find(({ id }) => id === 'page')?.choices).toHaveLength(5);
});

test('the last page holds the rest, and a page that is no longer there is the last one', () => {
  const choices = (page: number) =>
    inputs(enrichmentsForm({ ...usual, page, enrichments: many(12) }, english)).find(({ id }) => id === 'enrichment')
      ?.choices;

  expect(choices(3)?.map(({ title }) => title)).toEqual(['Number 11', 'Number 12']);
  expect(choices(9)).toEqual(choices(3));
});

test('the button that activates remembers what was seen', () => {
  const enrichments = [anEnrichment({ id: 'a' }), anEnrichment({ id: 'b', active: false })];

  const [button] = buttons(enrichmentsForm({ ...usual, enrichments }, english)).filter(
    ({ verb }) => verb === 'setActive',
  );

  expect(button).toMatchObject({ title: 'Activate/Deactivate', data: { active0: 'a' } });
});

test('who may not change anything gets no button that would refuse', () => {
  const readOnly = { ...usual, readOnly: true };

  expect(titles(enrichmentsForm({ ...readOnly, enrichments: many(3) }, english))).toEqual(['Show', 'View']);
  expect(titles(enrichmentsForm({ ...readOnly, enrichments: [] }, english))).toEqual(['Help']);
});

test('a single deactivated one can be activated', () => {
  expect(titles(enrichmentsForm({ ...usual, enrichments: [anEnrichment({ active: false })] }, english))).toContain(
    'Activate',
  );
});

test('without any it offers the set-up', () => {
  expect(buttons(enrichmentsForm({ ...usual, enrichments: [] }, english))).toMatchObject([
    { title: 'Enrich my data', verb: 'command', data: { command: 'setup' } },
  ]);
});

test('a search without a hit keeps what was typed', () => {
  const card = enrichmentsForm({ ...usual, search: 'nobody', enrichments: [] }, english);

  expect(inputs(card).find(({ id }) => id === 'search')?.value).toBe('nobody');
  expect(readable(card)).toContain('No enrichment fits the search');
});

test('foreign values of sort, search and page show the usual list', () => {
  expect(ListInput.parse({ sort: 'drop table', search: 7, page: 'x' })).toEqual(usual);
});
