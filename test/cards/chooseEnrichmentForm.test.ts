import { chooseEnrichmentForm } from '../../cards/chooseEnrichmentForm.js';
import { createLocale } from '../../cards/locale.js';
import { buttons, inputs, readable } from '../support/cardText.js';
import { anEnrichment } from '../support/views.js';

const english = createLocale('en');
const enrichments = [anEnrichment({ id: 'a', name: 'A' }), anEnrichment({ id: 'b', name: 'B' })];

test.each([
  ['run', 'Run', 'planRun'],
  ['view', 'View enriched data', 'viewEnriched'],
  ['remove', 'Remove', 'planRemoval'],
] as const)('for %s the button does just that', (purpose, title, verb) => {
  expect(buttons(chooseEnrichmentForm({ purpose, enrichments }, english))[0]).toMatchObject({ title, verb });
});

test('a company that was asked for stays in its input', () => {
  const card = chooseEnrichmentForm({ purpose: 'view', enrichments, search: 'contoso' }, english);

  expect(inputs(card).find(({ id }) => id === 'search')?.value).toBe('contoso');
});

test('says that no enrichment has the name that was typed', () => {
  expect(readable(chooseEnrichmentForm({ purpose: 'run', enrichments, unknownName: true }, english))).toContain(
    'no enrichment of exactly that name',
  );
});
