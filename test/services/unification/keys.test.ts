import { companyNameKey } from '../../../services/unification/keys/companyName.js';
import { domainKey, nameCountryKey } from '../../../services/unification/keys/values.js';

// What rows of different sources are compared by: the same company written in another way, and never another company.

test.each([
  ["L'Oréal S.A.", 'loreal'],
  ['LOREAL SA', 'loreal'],
  ['Société Générale SA', 'societe generale'],
  ['Müller GmbH & Co. KG', 'muller'],
  ['A.P. Møller - Mærsk A/S', 'ap moller maersk'],
  ['Coöperatie Koninklijke Avebe U.A.', 'cooperatie koninklijke avebe'],
  ['Contoso B.V.', 'contoso'],
  ['contoso  bv', 'contoso'],
  ['The Walt Disney Company', 'walt disney'],
  ['Walt Disney Co.', 'walt disney'],
  ['Enel S.p.A.', 'enel'],
  ['Blue Lagoon Spa', 'blue lagoon spa'],
  ['Johnson & Johnson', 'johnson and johnson'],
  ['Johnson and Johnson, Inc.', 'johnson and johnson'],
  ['Straße Łódź ASA', 'strasse lodz'],
  ['Smith Pty. Ltd.', 'smith'],
  ['Co', 'co'],
  ['The Co.', 'co'],
  ['SA', 'sa'],
  ['株式会社トヨタ', 'トヨタ'],
  ['华为技术有限公司', '华为技术'],
  ['ООО Ромашка', 'ооо ромашка'],
  ['Ромашка ООО', 'ромашка'],
  ['Acme Holding B.V.', 'acme holding'],
  ['Acme & Sons Ltd', 'acme and sons'],
  ['3M', '3m'],
  [' - . & ', 'and'],
  ['...', ''],
])('%s compares as %s', (name, key) => {
  expect(companyNameKey(name)).toBe(key);
  expect(companyNameKey(key)).toBe(key);
});

test.each([
  ['https://www.acme.co.uk/contact?x=1', 'acme.co.uk'],
  ['shop.Acme.co.uk', 'acme.co.uk'],
  ['acme.github.io', 'acme.github.io'],
  ['info@acme.nl', 'acme.nl'],
  ['https://www.linkedin.com/company/acme', undefined],
  ['facebook.com/acme', undefined],
  ['gmail.com', undefined],
  ['10.0.0.1', undefined],
  ['localhost', undefined],
  ['n/a', undefined],
  ['', undefined],
])('the website %s is of %s', (website, domain) => {
  expect(domainKey(website)).toBe(domain);
});

test.each(['Nederland', 'The Netherlands', 'Holland', 'NL', 'nld', 'netherlands'])(
  'a company in %s is one in the Netherlands',
  (country) => {
    expect(nameCountryKey('Contoso BV', country)).toBe('contoso|NL');
  },
);

test.each([
  ['Verenigde Staten', 'US'],
  ['VS', 'US'],
  ['U.S.A.', 'US'],
  ['Groot-Brittannië', 'GB'],
  ['VK', 'GB'],
  ['Duitsland', 'DE'],
  ['Deutschland', 'DE'],
])('%s is read as %s', (country, code) => {
  expect(nameCountryKey('Contoso', country)).toBe(`contoso|${code}`);
});

test('a namesake whose country cannot be read agrees with nobody; a source without countries only with others without', () => {
  expect(nameCountryKey('Contoso', 'somewhere')).toBeUndefined();
  expect(nameCountryKey('Contoso', '')).toBeUndefined();
  expect(nameCountryKey('Contoso', undefined)).toBe('contoso|');
  expect(nameCountryKey('...', 'NL')).toBeUndefined();
});
