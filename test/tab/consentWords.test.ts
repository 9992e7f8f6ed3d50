import type { ConsentOverview, ConsentTrend, Unification } from '../../services/consent.js';
import { ageOf, factLines, optionSeries, trendSeries, warningLines } from '../../tab/consent/consentWords.js';
import { loadWords } from '../../tab/words.js';

const MORNING = Date.parse('2026-11-22T08:00Z');
const DAY = 86_400_000;

const unification = (given: Partial<Unification> = {}): Unification => ({
  ...{ id: 'unification-1', state: 'Successful', startedAt: MORNING - 1000, endedAt: MORNING },
  ...{ profiles: 2000, matched: 900, matchedProfiles: 800, unmatched: 5 },
  ...{ sharedKeys: 1, sharedProfiles: 2, rejected: 0 },
  ...given,
});

const overview = (given: Partial<ConsentOverview> = {}): ConsentOverview => ({
  profiles: 2000,
  options: [{ option: { no: 1, key: 'newsletter', name: 'Newsletter' }, granted: 500, denied: 30, notSet: 1470 }],
  sources: [{ id: 'source-1', name: 'consent.csv', rows: 900, readAt: MORNING, stale: false }],
  ...{ expiring: 0, waiting: 0, outdated: false },
  unification: unification(),
  ...given,
});

test('figures that are current: over whom and as of when, and nothing to warn of', async () => {
  const words = await loadWords('en', 'Europe/Amsterdam');

  expect(factLines(overview(), words)).toEqual([
    'Over 2,000 profiles.',
    'Unified with the profiles 22 Nov 2026, 09:00.',
    'Consent is known for 800 profiles.',
  ]);
  expect(warningLines(overview(), words)).toEqual([]);
});

test('grants that end soon and rows that wait are told as numbers', async () => {
  const words = await loadWords('en', 'UTC');

  const lines = factLines(overview({ expiring: 1, waiting: 4 }), words);

  expect(lines).toContain('1 grant ends within 30 days.');
  expect(lines).toContain('4 rows wait, because the date lies in the future: read again at the next refresh.');
});

test.each([
  ['never unified', { unification: undefined, outdated: true }, /^The consent data has not been unified/],
  ['unified now', { unification: unification({ state: 'Refreshing' }), outdated: true }, /^Being unified/],
  [
    'not unified for a fault',
    { unification: unification({ state: 'Failed' }), outdated: true },
    /^The last unification failed/,
  ],
  ['read since then', { outdated: true }, /^Data has been read since/],
])('figures that are behind: %s, said once and with what to do', async (_why, given, said) => {
  const { unification: of, ...rest } = { ...overview(), ...given };
  const lines = warningLines({ ...rest, ...(of && { unification: of }) }, await loadWords('en', 'UTC'));

  expect(lines).toEqual([expect.stringMatching(said)]);
});

test('an old source is warned of in words, at the source and above the figures', async () => {
  const words = await loadWords('en', 'UTC');
  const source = { id: 's', name: 'fair.csv', rows: 9, readAt: MORNING - 61 * DAY, stale: true };

  expect(ageOf(source, MORNING, words)).toBe('⚠️ 61 days, old: refresh it before you rely on it');
  expect(warningLines(overview({ sources: [source] }), words)).toEqual([expect.stringMatching(/^1 source is old/)]);
  expect(ageOf({ ...source, readAt: MORNING, stale: false }, MORNING + DAY - 1, words)).toBe('less than a day');
  expect(ageOf({ ...source, readAt: 0 }, MORNING, words)).toBe('–');
});

test('each option in numbers and shares of all profiles', async () => {
  const [granted, denied, notSet] = optionSeries(overview(), await loadWords('nl', 'UTC'));

  expect([granted, denied, notSet].map((series) => [series!.name, series!.format!(series!.values[0]!)])).toEqual([
    ['Verleend', '500 (25%)'],
    ['Geweigerd', '30 (1,5%)'],
    ['Niet ingesteld', '1.470 (74%)'],
  ]);
});

test('without profiles there is no share of them', async () => {
  const [granted] = optionSeries(overview({ profiles: 0 }), await loadWords('en', 'UTC'));

  expect(granted!.format!(0)).toBe('0');
});

test('an option over time, from when it was first read', async () => {
  const figures = (granted: number) => ({ key: 'calls', granted, denied: 1, notSet: 9 });
  const trend: ConsentTrend = {
    options: [{ key: 'calls', name: 'Calls' }],
    points: [
      { at: MORNING, profiles: 10, options: [] },
      { at: MORNING + DAY, profiles: 10, options: [figures(3)] },
      { at: MORNING + 2 * DAY, profiles: 10, options: [figures(2)] },
    ],
  };

  expect(trendSeries(trend, 'calls', await loadWords('en', 'UTC')).map(({ name, values }) => [name, values])).toEqual([
    ['Granted', [undefined, 3, 2]],
    ['Denied', [undefined, 1, 1]],
    ['Not set', [undefined, 9, 9]],
  ]);
});
