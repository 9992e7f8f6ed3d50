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
  ['トヨタ自動車㈱', 'トヨタ自動車'],
  ['(주)삼성전자', '삼성전자'],
  ['ООО «Ромашка»', 'ромашка'],
  ['Ромашка, ООО', 'ромашка'],
  ['כלל בע"מ', 'כלל'],
  ['Ελλάς Α.Ε.', 'ελλας'],
  ['ΕΛΛΑΣ', 'ελλας'],
  ['Acme Holding B.V.', 'acme holding'],
  ['Acme & Sons Ltd', 'acme and sons'],
  ['Contoso B. V.', 'contoso'],
  ['CONTOSO B V', 'contoso'],
  ['A. P. Møller', 'ap moller'],
  ['N.V. Nederlandse Spoorwegen', 'nederlandse spoorwegen'],
  ['NV Energy', 'nv energy'],
  ['SAS Institute Inc.', 'sas institute'],
  ['Wasserverband e.V.', 'wasserverband'],
  ['Tesla EV', 'tesla ev'],
  ['Foo UG (haftungsbeschränkt) & Co. KG', 'foo'],
  ['Krones & Cie. KGaA', 'krones'],
  ['Kombinat Sp. z o.o. Sp. k.', 'kombinat'],
  ['ČEZ, a. s.', 'cez'],
  ['Grupo Bimbo, S.A.B. de C.V.', 'grupo bimbo'],
  ['Smörgås AB (publ)', 'smorgas'],
  ['UAB Maxima', 'maxima'],
  ['İş Bankası A.Ş.', 'is bankasi'],
  ['Acme™ Inc.', 'acme'],
  ['Ac\u00adme\u200b Ltd', 'acme'],
  ['Ａｃｍｅ　Ｌｔｄ', 'acme'],
  ['The The', 'the'],
  ['The Foo Company Ltd.', 'foo'],
  ['Co & Co', 'co'],
  ['& Co', 'and co'],
  ['3M', '3m'],
  [' - . & ', 'and'],
  ['...', ''],
])('%s compares as %s', (name, key) => {
  expect(companyNameKey(name)).toBe(key);
  expect(companyNameKey(key)).toBe(key);
});

test.each([
  ['Studio 1.0', 'Studio 10', 'a point between digits is part of the number'],
  ['株式会社ガンダム', '株式会社カンダム', 'a voiced sign makes another letter of a Japanese one'],
  ['Йод АО', 'Иод АО', 'a breve makes another letter of a Cyrillic one'],
  ['दिल', 'दल', 'vowels of Hindi are marks'],
  ['Acme Holding B.V.', 'Acme B.V.', 'a holding is another company'],
  ['Acme Group plc', 'Acme plc', 'a group is another company'],
  ['Acme Nederland B.V.', 'Acme B.V.', 'a branch of a country is another company'],
  ['Acme 2 Ltd', 'Acme Ltd', 'a number is part of the name'],
  ['C&A', 'CA', 'an ampersand is a word'],
  ['Blue Lagoon SPA', 'Blue Lagoon', 'a spa is no legal form'],
])('%s and %s stay two: %s', (one, other) => {
  expect(companyNameKey(one)).not.toBe(companyNameKey(other));
});

test.each([
  ['https://www.acme.co.uk/contact?x=1', 'acme.co.uk'],
  ['shop.Acme.co.uk', 'acme.co.uk'],
  ['acme.github.io', 'acme.github.io'],
  ['info@acme.nl', 'acme.nl'],
  ['https://www.linkedin.com/company/acme', undefined],
  ['facebook.com/acme', undefined],
  ['https://www.etsy.com/shop/acme', undefined],
  ['gmail.com', undefined],
  ['hotmail.nl', undefined],
  ['co.uk', undefined],
  ['acme.invalidending', undefined],
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
  ['Niederlande', 'NL'],
  ['Netherlands, The', 'NL'],
  ['U.K.', 'GB'],
  ['Noord-Ierland', 'GB'],
  ['Republic of Ireland', 'IE'],
  ['België', 'BE'],
  ['belgie', 'BE'],
  ['Saoedi-Arabië', 'SA'],
  ['P.R. China', 'CN'],
  ['Hongkong', 'HK'],
  ['Tsjechische Republiek', 'CZ'],
])('%s is read as %s', (country, code) => {
  expect(nameCountryKey('Contoso', country)).toBe(`contoso|${code}`);
});

test('a namesake whose country cannot be read agrees with nobody; a source without countries only with others without', () => {
  expect(nameCountryKey('Contoso', 'somewhere')).toBeUndefined();
  expect(nameCountryKey('Contoso', '')).toBeUndefined();
  expect(nameCountryKey('Contoso', undefined)).toBe('contoso|');
  expect(nameCountryKey('...', 'NL')).toBeUndefined();
});

test.each(['N/A', 'n.v.t.', 'Onbekend', 'unknown', '-', 'Geen', 'TBD', '& '])(
  'the name %s says of no two rows that they are one company',
  (name) => {
    expect(nameCountryKey(name, 'NL')).toBeUndefined();
    expect(nameCountryKey(name, undefined)).toBeUndefined();
  },
);

test('a text is neither a name nor a website', () => {
  expect(nameCountryKey('co '.repeat(100_000), 'NL')).toBeUndefined();
  expect(domainKey(`https://acme.nl/${'x'.repeat(100_000)}`)).toBeUndefined();
  expect(companyNameKey('co '.repeat(333))).toBe('co');
});
