import { fileLinkCard } from '../../cards/fileLinkCard.js';
import { createLocale } from '../../cards/locale.js';
import { readable, rows, titles } from '../support/cardText.js';
import { aFileLink } from '../support/views.js';

test('names file, rows, size and how long the link works, and that it leaves Teams', () => {
  const card = fileLinkCard(aFileLink(), 'enrichment-1', createLocale('en'));

  expect(rows(card)).toEqual({ File: 'leadspace-companies.csv', Rows: '512', Size: '148 kB' });
  expect(readable(card)).toContain('works until 10:15:00');
  expect(titles(card)).toEqual(['Download (opens in browser)', 'Back']);
});
