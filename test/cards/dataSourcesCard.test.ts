import { dataSourcesCard } from '../../cards/dataSourcesCard.js';
import { createLocale } from '../../cards/locale.js';
import type { DataSourceView } from '../../services/dataSources.js';
import { readable } from '../support/cardText.js';
import { aConsentSource } from '../support/consentViews.js';
import { aSource } from '../support/setupViews.js';

const drawn = (sources: DataSourceView[], language: 'en' | 'nl' = 'en') =>
  readable(dataSourcesCard({ sources, page: 0, mayChange: true }, createLocale(language)));

test('profiles and consent data are told apart by words, and counted apart', () => {
  const text = drawn([aSource(), aConsentSource()]);

  expect(text).toContain('612 profiles in 1 data source make up the Customer entity.');
  expect(text).toContain('4 consent rows in 1 data source say who agreed to what.');
  expect(text).toMatch(/Company profiles[\s\S]*key: Account number[\s\S]*1 contact column/);
  expect(text).toMatch(/Consent data[\s\S]*key: Email/);
});

test('consent without profiles still asks for profiles', () => {
  expect(drawn([aConsentSource()])).toContain('No company profiles yet.');
  expect(drawn([aConsentSource()], 'nl')).toContain('Toestemmingsgegevens');
});
