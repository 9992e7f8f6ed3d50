import { idsOf, originLines, originTitle, sourceOf } from '../../tab/profiles/originWords.js';
import { loadWords } from '../../tab/words.js';
import { aProfile, someOrigins } from '../support/views.js';

test('a row is called by its source, its part in the profile and its key', async () => {
  const english = await loadWords('en', 'UTC');
  const dutch = await loadWords('nl', 'UTC');

  expect(someOrigins().rows.map((row) => originTitle(row, english))).toEqual([
    'CRM · Leading row · Key A-17',
    'Billing · Matched by website domain · Key 10017',
    'Billing · Duplicate · Key 10018',
  ]);
  expect(originTitle(someOrigins().rows[0]!, dutch)).toBe('CRM · Leidende rij · Sleutel A-17');
});

test('each filled value says in words whether the profile has the same, another or none', async () => {
  const words = await loadWords('en', 'UTC');

  expect(originLines(someOrigins().rows[1]!, words)).toEqual([
    ['Naam', 'Adventure Works', 'Another value: adventure works b.v.'],
    ['City', 'Utrecht, NL', 'The same'],
    ['Fax', '030 1234567', 'Empty in the profile'],
  ]);
});

test('the source of one row is its file, of several how many they are', async () => {
  const words = await loadWords('en', 'UTC');

  expect(sourceOf(aProfile(), words)).toBe('CRM (from company-profiles.csv)');
  expect(sourceOf(aProfile({ origins: { ...someOrigins(), more: 7 } }), words)).toBe('from 10 rows of the sources');
  expect(sourceOf(aProfile({ source: { name: '', file: '', key: '' } }), words)).toBeUndefined();
});

test('previous CustomerIds are listed, those beyond the list counted', async () => {
  const words = await loadWords('en', 'UTC');

  expect(idsOf({ ids: [21, 40], more: 0 }, words)).toBe('21, 40');
  expect(idsOf({ ids: [21, 40], more: 3 }, words)).toBe('21, 40 and 3 more');
});
