import fc from 'fast-check';
import { parseLocation } from '../../../services/leadspace/location.js';

const UK = { country: 'United Kingdom' };
const NL = { country: 'Netherlands' };
const US = { country: 'United States' };

test.each([
  ['Leeds, United Kingdom', { city: 'Leeds', ...UK }],
  ['leeds, uk', { city: 'leeds', ...UK }],
  ['London UK', { city: 'London', ...UK }],
  ['Leeds, England', { city: 'Leeds', ...UK }],
  ['1 Test Row, Leeds LS1 1AA, UK', { street: '1 Test Row', city: 'Leeds', postalcode: 'LS1 1AA', ...UK }],
  ['Eindhoven, Nederland', { city: 'Eindhoven', ...NL }],
  ['Eindhoven Nederland', { city: 'Eindhoven', ...NL }],
  ['Amsterdam, NL', { city: 'Amsterdam', ...NL }],
  ['Utrecht (NL)', { city: 'Utrecht', ...NL }],
  ['5611 AB Eindhoven, Nederland', { postalcode: '5611 AB', city: 'Eindhoven', ...NL }],
  ['Kerkstraat 12, 1017 GA Amsterdam', { street: 'Kerkstraat 12', postalcode: '1017 GA', city: 'Amsterdam' }],
  ['Den Haag, Zuid-Holland, Nederland', { city: 'Den Haag', ...NL }],
  ['Holland', NL],
  ['Santa Clara, California', { city: 'Santa Clara', state: 'California', ...US }],
  ['Santa Clara, CA, USA', { city: 'Santa Clara', state: 'California', ...US }],
  ['Cupertino, CA 95014', { city: 'Cupertino', state: 'California', postalcode: '95014', ...US }],
  ['Austin, TX', { city: 'Austin', state: 'Texas', ...US }],
  ['Houston, Texas, United States of America', { city: 'Houston', state: 'Texas', ...US }],
  ['Washington, D.C.', { city: 'Washington', state: 'District of Columbia', ...US }],
  ['New York, NY', { city: 'New York', state: 'New York', ...US }],
  ['New York City, New York', { city: 'New York City', state: 'New York', ...US }],
  ['New York', { city: 'New York' }],
  ['U.S.A.', US],
  ['Toronto, Ontario', { city: 'Toronto', state: 'Ontario', country: 'Canada' }],
  ['Perth, WA, Australia', { city: 'Perth', state: 'Western Australia', country: 'Australia' }],
  ['Zürich / Schweiz', { city: 'Zürich', country: 'Switzerland' }],
  ['Paris 75001 France', { city: 'Paris', postalcode: '75001', country: 'France' }],
  ['Seoul, Republic of Korea', { city: 'Seoul', country: 'South Korea' }],
  ['DEU', { country: 'Germany' }],
  ['DE', { country: 'Germany' }],
  ['東京', { city: '東京' }],
])('“%s” is understood', (text, address) => {
  expect(parseLocation(text)).toEqual(address);
});

test.each([
  ['a state or a country (Springfield, CA)', 'Springfield, CA', { city: 'Springfield' }],
  ['a state or a country (Berlin, DE)', 'Berlin, DE', { city: 'Berlin' }],
  ['two states (Perth, WA)', 'Perth, WA', { city: 'Perth' }],
  ['the town of two countries called Georgia', 'Georgia', {}],
  ['a place that only looks like a country', 'Ciudad de México', { city: 'Ciudad de México' }],
])('what may mean %s is left out', (_what, text, address) => {
  expect(parseLocation(text)).toEqual(address);
});

test('Georgia is a state behind a town of the state, and a country behind one of the country', () => {
  expect(parseLocation('Atlanta, Georgia')).toEqual({ city: 'Atlanta', state: 'Georgia', ...US });
  expect(parseLocation('Tbilisi, Georgia')).toEqual({ city: 'Tbilisi', country: 'Georgia' });
});

test.each(['', '   ', 'none', 'N/A', 'onbekend', 'remote', ', , ;', '1234', '???', 'EMEA'])(
  'nothing is made of “%s”',
  (text) => {
    expect(parseLocation(text)).toEqual({});
  },
);

test('whatever is typed, there is an answer, and every part of it is short text', () => {
  const parts = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('NL', 'CA', 'Leeds', 'Georgia', '12345')),
  );
  fc.assert(
    fc.property(parts, (words) => {
      for (const value of Object.values(parseLocation(words.join(', ')))) {
        expect(typeof value).toBe('string');
        expect(value.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThanOrEqual(80);
      }
    }),
  );
});
