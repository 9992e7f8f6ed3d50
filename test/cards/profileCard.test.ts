import { createLocale } from '../../cards/locale.js';
import { profileCard } from '../../cards/profileCard.js';
import { ENRICHED_FIELDS } from '../../services/results.js';
import { openUrls, readable, rows, titles } from '../support/cardText.js';
import { aProfile, MORNING, someOrigins } from '../support/views.js';

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

test('a profile of one row that was always itself says nothing of other rows and ids', () => {
  const card = profileCard(aProfile(), english);

  expect(readable(card)).not.toContain('From the sources');
  expect(readable(card)).toContain('from company-profiles.csv');
  expect(rows(card)).not.toHaveProperty('CustomerId');
});

test('each row that a profile is made of is there with its source, its part and its key, and what it says otherwise', () => {
  const said = readable(profileCard(aProfile({ origins: someOrigins() }), english));

  expect(said).toContain('from 3 rows of the sources');
  expect(said).toMatch(/CRM\s+· Leading row · Key\s+A-17\s+All of its values are those of the profile\./);
  expect(said).toMatch(
    /Billing\s+· Matched by website domain · Key\s+10017\s+Naam\s+:\s+Adventure Works\s+Fax\s+:\s+030 1234567/,
  );
  expect(said).toMatch(/Billing\s+· Duplicate · Key\s+10018\s+No longer in the source/);
});

test('a Dutch reader reads the parts in Dutch', () => {
  const said = readable(profileCard(aProfile({ origins: someOrigins() }), createLocale('nl')));

  expect(said).toMatch(/Uit de bronnen[\s\S]*Leidende rij[\s\S]*Komt overeen op domein van de website[\s\S]*Duplicaat/);
});

test('many rows and values are counted where they are not shown', () => {
  const [first, billing] = someOrigins().rows;
  const values = Array.from({ length: 9 }, (_, at) => ({ field: `F${at}`, value: 'x', profile: 'y' }));
  const origins = { more: 4, rows: [first!, ...Array.from({ length: 8 }, () => ({ ...billing!, values }))] };
  const said = readable(profileCard(aProfile({ origins }), english));

  expect(said).toContain('8 more values differ from the profile.');
  expect(said).toContain('8 more rows, not shown.');
  expect(said).toContain('from 13 rows of the sources');
});

test('who asked for a CustomerId of before reads since when it is part of this profile, and what else it was', () => {
  const card = profileCard(
    aProfile({ previous: { ids: [21, 40], more: 3 }, asked: { customerId: 21, since: MORNING } }),
    english,
  );

  expect(readable(card)).toContain('CustomerId 21 is part of this profile since 22 Nov 2026, 10:00 UTC.');
  expect(rows(card)).toMatchObject({ CustomerId: '17', 'Previous CustomerIds': '21, 40 and 3 more' });
});
