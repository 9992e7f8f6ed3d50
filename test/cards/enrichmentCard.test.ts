import { enrichmentCard } from '../../cards/enrichmentCard.js';
import { createLocale } from '../../cards/locale.js';
import { openUrls, readable, rows, titles } from '../support/cardText.js';
import { anEndedRun, anEnrichment } from '../support/views.js';

const english = createLocale('en');

test('tells state, data set, fields used, last update and enriched profiles', () => {
  const card = enrichmentCard(anEnrichment(), anEndedRun(), english);

  expect(rows(card)).toMatchObject({
    Status: 'Successful',
    'Last updated': '22 Nov 2026, 10:02 UTC',
    'Data set': 'Customer (612)',
    'Fields used': 'Company, Website, City',
    'Profiles in the data set': '612',
  });
});

test('without charts a table has the coverage by field', () => {
  expect(readable(enrichmentCard(anEnrichment(), anEndedRun(), english))).toContain('Industry\n507');
});

test('one that was never run offers Run and no data', () => {
  const card = enrichmentCard(anEnrichment({ enriched: 0, updatedAt: undefined }), undefined, english);

  expect(titles(card)).toEqual(['Run', 'Schedule', 'Edit', 'Remove', 'My enrichments']);
  expect(readable(card)).toContain('has not been run yet');
});

test('a deactivated one cannot be run', () => {
  expect(titles(enrichmentCard(anEnrichment({ active: false }), anEndedRun(), english))).not.toContain('Run');
});

test('the 1:1 chat leads to the page too, and there are still six buttons', () => {
  const pageUrl = 'https://steward.example/tab/overview?enrichment=enrichment-1';
  const card = enrichmentCard(anEnrichment(), anEndedRun(), english, { pageUrl });

  expect(titles(card)).toEqual(['View enriched data', 'Run', 'Schedule', 'Edit', 'My enrichments', 'Open as a page']);
  expect(openUrls(card)).toEqual([pageUrl]);
});

test('of one that was never run there is no page yet', () => {
  const card = enrichmentCard(anEnrichment({ enriched: 0, updatedAt: undefined }), undefined, english, {
    pageUrl: 'https://steward.example/tab/overview',
  });

  expect(openUrls(card)).toEqual([]);
});

test('who may not change anything gets no button that would refuse', () => {
  expect(titles(enrichmentCard(anEnrichment(), anEndedRun(), english, { readOnly: true }))).toEqual([
    'View enriched data',
    'Last run',
    'My enrichments',
  ]);
});
