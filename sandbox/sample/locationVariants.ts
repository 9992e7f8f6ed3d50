import countries from 'i18n-iso-countries';
import type { Company } from '../leadspace/companies/company.js';
import type { Random } from '../leadspace/companies/random.js';
import { STATE_NAMES } from '../leadspace/match/states.js';

export type Seat = Pick<Company, 'country' | 'state' | 'city' | 'street' | 'postcode'>;

/** What stands in the location field: one of five spellings of the seat, a branch somewhere else, or nothing. */
export function writtenLocation(random: Random, seat: Seat, elsewhere: Seat): string {
  const dice = random.next();
  if (dice < 0.18) return '';
  if (dice < 0.2) return random.pick(['Remote', 'n/a', 'Head office', '?', 'Worldwide']);
  const place = dice < 0.25 ? elsewhere : seat;
  return place.country ? random.pick(SPELLINGS)(random, place) : (place.city ?? '');
}

const SPELLINGS: readonly ((random: Random, seat: Seat) => string)[] = [
  (_, { city, state, country }) => list([city, state, countryName(country)]),
  (random, { city, state, country }) => list([city, shortState(state), random.pick([shortCountry(country), country])]),
  (_, { street, postcode, city, state, country }) =>
    list([street, [postcode, city].filter(Boolean).join(' '), shortState(state), countryName(country)]),
  (_, { city, country }) => [city, dutchName(country)].filter(Boolean).join(' - '),
  (random, { city, state, country }) =>
    state && random.chance(0.7) ? list([city, shortState(state)]) : countryName(country),
];

function countryName(code: string | undefined): string {
  return code === 'US' ? 'United States' : (countries.getName(code ?? '', 'en') ?? '');
}

function dutchName(code: string | undefined): string {
  return { US: 'Verenigde Staten', NL: 'Nederland' }[code ?? ''] ?? countries.getName(code ?? '', 'nl') ?? '';
}

function shortCountry(code: string | undefined): string {
  return { US: 'USA', GB: 'UK', NL: 'The Netherlands', AE: 'UAE' }[code ?? ''] ?? countryName(code);
}

function shortState(state: string | undefined): string | undefined {
  return state && (STATE_NAMES[state.toLowerCase()] ?? state).toUpperCase();
}

function list(parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}
