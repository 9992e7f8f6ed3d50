import { type Address, comparePlaces, countryCode, placeOf } from '../../../../sandbox/leadspace/match/place.js';

test.each([
  ['USA', 'US'],
  ['United States of America', 'US'],
  ['U.S.', 'US'],
  ['Verenigde Staten', 'US'],
  ['uk', 'GB'],
  ['Holland', 'NL'],
  ['The Netherlands', 'NL'],
  ['Deutschland', 'DE'],
  ['NLD', 'NL'],
  ['Nowhere', undefined],
])('%s is the country %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});

const leeds = { country: 'United Kingdom', city: 'Leeds' };
const cases: [Address, Address, string, number][] = [
  [leeds, { country: 'GB' }, 'agrees', 1],
  [leeds, { country: 'GB', city: 'LEEDS' }, 'agrees', 2],
  [leeds, { country: 'GB', city: 'York' }, 'conflict', 1],
  [leeds, { country: 'IE', city: 'Leeds' }, 'conflict', 1],
  [leeds, {}, 'unknown', 0],
  [{ country: 'US', state: 'California' }, { country: 'USA', state: 'ca' }, 'agrees', 2],
  [
    { country: 'US', state: 'California', city: 'Fresno' },
    { country: 'US', state: 'TX', city: 'Fresno' },
    'conflict',
    2,
  ],
  // Another town of the same state may be a branch.
  [{ country: 'US', state: 'CA', city: 'Fresno' }, { country: 'US', state: 'CA', city: 'San Jose' }, 'agrees', 2],
  [{ city: 'New York City' }, { city: 'New York' }, 'agrees', 1],
  [{ city: 'St. Louis' }, { city: 'Saint Louis' }, 'agrees', 1],
];

test.each(cases)('%j against %j: %s in %d parts', (a, b, verdict, parts) => {
  expect(comparePlaces(placeOf(a), placeOf(b))).toEqual({ verdict, parts });
});
