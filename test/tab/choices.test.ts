import type { EnrichmentOverview } from '../../services/results/overviewView.js';
import { choicesOf } from '../../tab/profiles/choices.js';
import { loadWords } from '../../tab/words.js';

const words = await loadWords('en', 'UTC');
const OVERVIEW: EnrichmentOverview = {
  enrichment: { id: 'e1', name: 'Companies', sandbox: true },
  profiles: 3000,
  buckets: { enriched: 2000, noMatch: 1000, skipped: 0, withheld: 0, unknown: 0, notSent: 0 },
  confidence: [{ level: 'VERY LOW', count: 2000 }],
  coverage: [],
  industries: [
    { value: 'Retail', count: 1500 },
    { value: '', count: 500 },
  ],
  trend: [],
};

test('a filter offers what the newest run has found, with its number, and no value without one', () => {
  expect(choicesOf('industry', OVERVIEW, [], words)).toEqual([
    { value: 'Retail', text: 'Retail (1,500)' },
    { value: '', text: 'no value' },
  ]);
  expect(choicesOf('confidence', OVERVIEW, [], words)[0]).toEqual({ value: 'VERY LOW', text: 'very low (2,000)' });
});

test('every profile has an outcome, and those that nobody has are not offered', () => {
  expect(choicesOf('bucket', OVERVIEW, [], words).map(({ text }) => text)).toEqual([
    'Enriched (2,000)',
    'No match (1,000)',
  ]);
});

test('what is chosen can be taken back, also where the figures do not know it or are not there', () => {
  expect(choicesOf('industry', OVERVIEW, ['Mining'], words).map(({ value }) => value)).toEqual([
    'Retail',
    'Mining',
    '',
  ]);
  expect(choicesOf('country', OVERVIEW, [], words)).toEqual([{ value: '', text: 'no value' }]);
  expect(choicesOf('bucket', undefined, ['skipped'], words)).toEqual([{ value: 'skipped', text: 'Skipped' }]);
});
