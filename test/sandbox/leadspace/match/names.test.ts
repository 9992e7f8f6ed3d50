import { nameKey } from '../../../../sandbox/leadspace/match/names.js';

test.each([
  ['W. W. Grainger', 'WW Grainger, Inc.'],
  ['The Coca-Cola Company', 'coca cola'],
  ['Exxon Mobil', 'ExxonMobil Corp.'],
  ['Müller & Söhne GmbH & Co. KG', 'Muller and Sohne'],
  ['Øresund Pharma A/S', 'oresund pharma'],
  ['株式会社山田精機', '山田精機'],
  ['ООО «Ромашка Текстиль»', 'Ромашка Текстиль'],
  ["L'Oréal S.A.", 'LOREAL SA'],
  ['Acme Holding Company, Inc.', 'ACME  Holding'],
  ['Alphabet Inc. (Class A)', 'Alphabet'],
])('%s and %s are one name', (a, b) => {
  expect(nameKey(a).key).toBe(nameKey(b).key);
});

test('never strips a name to nothing', () => {
  expect(nameKey('Co').key).toBe('co');
  expect(nameKey('The Limited').key).toBe('limited');
  expect(nameKey('?!').key).toBe('');
});
