import fc from 'fast-check';
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/max/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import { plainNumber } from '../../../services/consent/phonePlans.js';

const byLibrary = (text: string, region: CountryCode) => {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false }, metadata);
  return parsed?.isValid() ? parsed.number : undefined;
};

test('what the short way accepts, the library accepts, and as the same number', () => {
  const countries = getCountries(metadata);
  const region = fc.constantFrom(...countries);
  const example = region.map((country) => getExampleNumber(country, examples, metadata)!);
  const near = fc.tuple(example, fc.nat({ max: 9 }), fc.nat({ max: 14 })).map(([number, digit, at]) => {
    const text = number.number;
    return at < 2 ? text : `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
  });
  const national = fc
    .tuple(example, fc.nat({ max: 9 }))
    .map(([number, digit]) => `${number.formatNational()}${digit || ''}`);
  const written = fc.oneof(
    near,
    national,
    example.map((number) => number.formatInternational()),
    example.map((number) => number.number.slice(1)),
    fc.stringMatching(/^\+?[\d][\d ().-]{3,14}$/),
    fc.stringMatching(/^0[1-9]\d{5,9}$/),
  );
  let accepted = 0;
  fc.assert(
    fc.property(
      written,
      region,
      fc.constantFrom<CountryCode>('NL', 'DE', 'BE', 'FR'),
      fc.boolean(),
      (text, any, usual, some) => {
        const country = some ? any : usual;
        const plain = plainNumber(text, country);
        if (plain === undefined) return;
        accepted += 1;
        expect([text, country, byLibrary(text, country)]).toEqual([text, country, plain]);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(accepted).toBeGreaterThan(500);
});

test.each(['NL', 'DE', 'BE', 'FR', 'ES', 'PL', 'CH'] as const)('numbers of %s go the short way', (region) => {
  const number = getExampleNumber(region, examples, metadata)!;

  expect(plainNumber(number.number, 'NL')).toBe(number.number);
  expect(plainNumber(number.formatNational().replaceAll('/', ' '), region)).toBe(number.number);
});
