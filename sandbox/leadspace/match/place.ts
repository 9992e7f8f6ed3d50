import countries from 'i18n-iso-countries';
import { foldWords } from './names.js';
import { STATE_NAMES } from './states.js';

/** A place made comparable; what was not given or not understood is absent. */
export interface Place {
  country?: string;
  state?: string;
  city?: string;
}

export interface Address {
  country?: string | undefined;
  state?: string | undefined;
  city?: string | undefined;
}

export interface PlaceVerdict {
  verdict: 'agrees' | 'conflict' | 'unknown';
  /** How many parts agree: between two that agree, the closer one is preferred. */
  parts: number;
}

// What people write and the ISO list does not know.
const COUNTRY_ALIASES: Record<string, string> = { uk: 'GB', england: 'GB', scotland: 'GB', wales: 'GB', holland: 'NL' };
const COUNTRY_NAMES = new Map([
  ...['en', 'nl', 'de', 'fr'].flatMap((language) =>
    Object.entries(countries.getNames(language, { select: 'all' })).flatMap(([code, names]) =>
      names.map((name) => [foldWords(name).join(' '), code] as const),
    ),
  ),
  ...Object.entries(COUNTRY_ALIASES),
]);

export function placeOf(address: Address | undefined): Place {
  const country = countryCode(address?.country);
  const state = stateCode(address?.state);
  const city = cityKey(address?.city);
  return { ...(country && { country }), ...(state && { state }), ...(city && { city }) };
}

/** Country first, then the state, and the city where no state can be compared. */
export function comparePlaces(a: Place, b: Place): PlaceVerdict {
  const country = compare(a.country, b.country);
  const state = compare(a.state, b.state);
  const city = compare(a.city, b.city);
  const parts = [country, state, city].filter((same) => same === true).length;
  if (country === false || state === false || (state === undefined && city === false))
    return { verdict: 'conflict', parts };
  return { verdict: parts > 0 ? 'agrees' : 'unknown', parts };
}

/** ISO 3166-1 alpha-2 of a name (English, Dutch, German, French), alpha-2 or alpha-3 code. */
export function countryCode(text: string | undefined): string | undefined {
  const given = text?.trim();
  if (!given) return undefined;
  const upper = given.replaceAll('.', '').toUpperCase();
  if (countries.isValid(upper)) return countries.toAlpha2(upper);
  return COUNTRY_NAMES.get(foldWords(given).join(' '));
}

function stateCode(text: string | undefined): string | undefined {
  const words = foldWords(text ?? '').join(' ');
  return words === '' ? undefined : (STATE_NAMES[words] ?? words);
}

// "New York City" is New York, "St. Louis" is Saint Louis.
function cityKey(text: string | undefined): string | undefined {
  const words = foldWords(text ?? '').map((word) => (word === 'st' ? 'saint' : word));
  if (words.length > 1 && words.at(-1) === 'city') words.pop();
  return words.length === 0 ? undefined : words.join(' ');
}

function compare(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a === b;
}
