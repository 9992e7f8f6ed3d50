import fc from 'fast-check';
import { inventedCompanies } from '../../../sandbox/leadspace/companies/invented.js';
import { realCompanies } from '../../../sandbox/leadspace/companies/real.js';
import { syntheticName } from '../../../sandbox/leadspace/companies/synthetic.js';
import { companyNameKey } from '../../../services/unification/keys/companyName.js';
import { nameCountryKey } from '../../../services/unification/keys/values.js';

// What must hold for any name: a key is its own key, the legal form does not matter, and what is left is never nothing.

const PIECES = [
  'The',
  'Co',
  '&',
  'B.V.',
  'GmbH',
  'KG',
  'S.p.A.',
  'ООО',
  '株式会社',
  '(株)',
  'ガ',
  'Ø',
  'É',
  'N.V.',
  'sa',
  '.',
  '/',
  '+',
];
const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 7 })
    .chain((pieces) => fc.constantFrom(' ', '').map((between) => pieces.join(between))),
);

test('the key of a key is that key', () => {
  fc.assert(
    fc.property(name, (text) => {
      const key = companyNameKey(text);
      expect(companyNameKey(key)).toBe(key);
    }),
    { numRuns: 5000 },
  );
});

test('a name with a letter or digit in it has a key, whatever is stripped', () => {
  fc.assert(
    fc.property(name, (text) => {
      const visible = text.replace(/[\p{Cf}™℠]/gu, '').normalize('NFKC');
      if (/[\p{L}\p{N}]/u.test(visible)) expect(companyNameKey(text)).not.toBe('');
    }),
    { numRuns: 5000 },
  );
});

const FORMS = [
  ...[
    '',
    ' B.V.',
    ' BV',
    ' b.v.',
    ', Inc.',
    ' Inc',
    ' GmbH',
    ' GmbH & Co. KG',
    ' S.A.',
    ' Ltd.',
    ' Pty. Ltd.',
    ' N.V.',
  ],
  ...[
    ' Corporation',
    ' A/S',
    ' S.p.A.',
    ' Sp. z o.o.',
    ' Co., Ltd.',
    ' AB (publ)',
    ' LLC',
    ' and Company',
    ' S.r.l.',
    ' Oy',
  ],
];

test('companies of the sandbox agree with themselves in every legal form, case and spacing', () => {
  for (const { name: plain } of [...realCompanies(), ...inventedCompanies()]) {
    const key = companyNameKey(plain);
    for (const form of FORMS) expect(companyNameKey(` ${plain}${form} `)).toBe(key);
    expect(companyNameKey(plain.replaceAll(' ', '\u00a0 '))).toBe(key);
    expect(companyNameKey(plain.normalize('NFD'))).toBe(key);
  }
});

test('five hundred listed companies stay five hundred', () => {
  const names = new Set(realCompanies().map((company) => company.name));
  expect(names.size).toBeGreaterThan(490);
  expect(new Set([...names].map(companyNameKey)).size).toBe(names.size);
});

test('a hundred thousand generated names stay as many, in their countries', () => {
  const count = 100_000;
  const keys = new Set<string | undefined>();
  for (let at = 0; at < count; at += 1) keys.add(nameCountryKey(`${syntheticName(at).name}${FORMS[at % 12]}`, 'NL'));
  expect(keys.size).toBe(count);
});
