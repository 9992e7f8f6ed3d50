import { createLocale } from '../../cards/locale.js';
import { profileCard } from '../../cards/profileCard.js';
import { ENRICHED_FIELDS } from '../../services/results.js';
import { openUrls, readable, rows, titles } from '../support/cardText.js';
import { aProfile } from '../support/views.js';

const english = createLocale('en');

test('shows source and Leadspace side by side, with confidence, time, run and what was sent', () => {
  const card = profileCard(aProfile(), english);

  expect(rows(card)).toMatchObject({
    Outcome: 'Enriched',
    'Match confidence': 'high',
    Answered: '22 Nov 2026, 10:02 UTC',
    'By run': 'run-1',
    'What was sent': 'adventure works b.v. · adventure-works.example · Utrecht, NL',
  });
  expect(readable(card)).toMatch(/Source[\s\S]*adventure works b\.v\.[\s\S]*Leadspace[\s\S]*Adventure Works B\.V\./);
  expect(readable(card)).toContain('Employees\n1,240');
});

test('leads to the page of the same company', () => {
  const pageUrl = 'https://steward.example/tab/profiles?enrichment=enrichment-1&profile=17';

  expect(openUrls(profileCard(aProfile(), english, { pageUrl }))).toEqual([pageUrl]);
});

test('every enriched field has a label in both languages', () => {
  const profile = aProfile({ enriched: ENRICHED_FIELDS.map((field) => ({ field, value: 'x' })) });

  expect(readable(profileCard(profile, english))).toContain('NAICS description');
  expect(readable(profileCard(profile, createLocale('nl')))).toContain('NAICS-omschrijving');
});

test('a table of 200 columns says how many are not shown', () => {
  const values = Array.from({ length: 200 }, (_, index) => ({ field: `Column ${index}`, value: 'x' }));

  expect(readable(profileCard(aProfile({ values }), english))).toContain('180 more columns in the source');
});

test('a skipped profile says why, and that nothing was sent', () => {
  const card = profileCard(aProfile({ bucket: 'skipped', reason: 'noName', sent: undefined, enriched: [] }), english);

  expect(rows(card)).toMatchObject({
    Outcome: 'Skipped (no company name)',
    'What was sent': 'Nothing was sent for this profile.',
  });
  expect(titles(card)).toEqual(['Back', 'My enrichments']);
});
