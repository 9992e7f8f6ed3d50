import { exportEnriched } from '../../../bot/actions/exportEnriched.js';
import { viewEnriched } from '../../../bot/actions/viewEnriched.js';
import { viewProfile } from '../../../bot/actions/viewProfile.js';
import { readable } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { anExport, aPage, aProfile } from '../../support/views.js';

test('names of companies go to the 1:1 chat, wherever they were asked for', async () => {
  const turn = aTurn({ results: { page: async () => aPage() } }, { scope: 'channel' });

  expect((await viewEnriched.answer({ enrichment: 'enrichment-1' }, turn)).to).toBe('personal');
});

test('asks for the page and the search that the card holds', async () => {
  const asked: unknown[] = [];
  const turn = aTurn({
    results: {
      page: async (_caller, enrichment, options) => {
        asked.push([enrichment, options]);
        return aPage();
      },
    },
  });

  await viewEnriched.answer({ enrichment: 'e', search: ' con ', after: '20' }, turn);
  await viewEnriched.answer({ enrichment: 'e', search: '' }, turn);

  expect(asked).toEqual([
    ['e', { search: 'con', after: 20 }],
    ['e', {}],
  ]);
});

test('one profile and the file are refused outside the 1:1 chat', () => {
  expect([viewProfile.personal, exportEnriched.personal]).toEqual([true, true]);
});

test('opens the chosen profile', async () => {
  const asked: unknown[] = [];
  const turn = aTurn({
    results: {
      profile: async (_caller, enrichment, customerId) => {
        asked.push([enrichment, customerId]);
        return aProfile();
      },
    },
  });

  const { card } = await viewProfile.answer({ enrichment: 'e', profile: '17' }, turn);

  expect(asked).toEqual([['e', 17]]);
  expect(readable(card)).toContain('Adventure Works B.V.');
});

test('a profile that is no number is an outdated card', async () => {
  await expect(viewProfile.answer({ enrichment: 'e', profile: 'contoso' }, aTurn({}))).rejects.toThrow('cardOutdated');
});

test('gives a link to the file', async () => {
  const turn = aTurn({ results: { exportCsv: async () => anExport() } });

  expect(readable((await exportEnriched.answer({ enrichment: 'e' }, turn)).card)).toContain('leadspace-companies.csv');
});
