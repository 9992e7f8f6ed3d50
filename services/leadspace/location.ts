import { type CountryCode, countryName, findCountry, findStates, placeKey, type State } from './regions.js';

/** The provider's structured address; names of countries and states in English. */
export interface Address {
  country?: string;
  state?: string;
  city?: string;
  street?: string;
  postalcode?: string;
}

/**
 * Reads one "company location" field: free text such as `Leeds, United Kingdom`, `5611 AB Eindhoven` or `CA 95014, USA`.
 * Only what was understood is in the answer: a wrong country hurts the match more than a missing one, so `Springfield, CA` (California
 * or Canada) gives the city alone. An empty answer is no error.
 */
export function parseLocation(text: string): Address {
  const parts = splitParts(text);
  const { country, state } = takeRegion(parts);
  const place = takePlace(parts.filter((part) => part.length <= LONGEST_PART));
  return compact({
    country: country && countryName(country),
    state: state?.name,
    city: place.city,
    street: place.city && place.street,
    postalcode: place.postalcode,
  });
}

const PLACEHOLDERS = new Set(
  'none null n/a na nvt unknown onbekend remote tbd geen various worldwide global wereldwijd hq headquarters hoofdkantoor emea apac benelux europe europa'.split(
    ' ',
  ),
);

/** Longer ones are stories, not places. */
const LONGEST_PART = 80;

/** Words after which the name of a country belongs to a town: Ciudad de México. */
const JOINING = new Set(['de', 'of', 'van', 'new', 'nieuw', 'la', 'el', 'north', 'south', 'east', 'west', 'do', 'da']);

const POSTCODES: readonly RegExp[] = [
  /\b\d{4}\s?[A-Z]{2}\b/, // Netherlands
  /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/, // United Kingdom
  /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/, // Canada
  /\b\d{5}(?:-\d{4})?\b/, // United States, Germany, France, Spain, Italy
  /\b\d{4}\b/, // Belgium, Austria, Switzerland, Denmark, Australia
];
const ZIP_AFTER_STATE = /^([A-Za-z]{2})\s+(\d{5}(?:-\d{4})?)$/;

/** What tells the country from the state of that name. */
const TOWNS_OF_GEORGIA = new Set(['tbilisi', 'batumi', 'kutaisi', 'rustavi', 'poti', 'gori', 'zugdidi']);

function splitParts(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[,;|()\n\r\t]|\s[-–—/]\s/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '' && !PLACEHOLDERS.has(part.toLowerCase()));
}

function dropLast(parts: string[]): Region {
  parts.pop();
  return {};
}

interface Region {
  country?: CountryCode;
  state?: State;
}

/** Takes country and state from the right end of `parts`. */
function takeRegion(parts: string[]): Region {
  const last = parts.at(-1);
  if (last === undefined) return {};
  // A country and a state, and nothing to tell them apart.
  if (parts.length === 1 && placeKey(last) === 'georgia') return dropLast(parts);
  const before = parts.slice(0, -1);
  const country = countryOf(last, before);
  if (country !== undefined) {
    parts.pop();
    return withState(parts, country);
  }
  const state = stateOf(last, parts);
  if (state) return { country: state.country, state };
  if (isAmbiguousCode(last) && before.length > 0) parts.pop();
  return before.length === 0 ? splitOffCountry(parts) : {};
}

function countryOf(part: string, before: readonly string[]): CountryCode | undefined {
  const states = findStates(part);
  if (placeKey(part) === 'georgia') return TOWNS_OF_GEORGIA.has(placeKey(before.at(-1) ?? '')) ? 'GE' : undefined;
  if (states.some((state) => placeKey(state.name) === placeKey(part))) return undefined;
  // A code with nothing before it comes from a country column; behind a town it may as well be a state's.
  if (states.length > 0 && before.length > 0 && placeKey(part) !== 'nl') return undefined;
  return findCountry(part, { codes: true });
}

/** The country is known, so a state's code is no longer ambiguous. */
function withState(parts: string[], country: CountryCode): Region {
  const last = parts.at(-1);
  if (last === undefined) return { country };
  const zip = country === 'US' ? ZIP_AFTER_STATE.exec(last) : null;
  const [state] = findStates(zip?.[1] ?? last, country);
  if (!state || isRatherTown(parts)) return { country };
  replaceLast(parts, zip?.[2]);
  return { country, state };
}

function stateOf(part: string, parts: string[]): State | undefined {
  const zip = ZIP_AFTER_STATE.exec(part);
  const found = zip ? findStates(zip[1]!, 'US') : findStates(part);
  if (found.length !== 1 || isRatherTown(parts) || (!zip && isAmbiguousCode(part))) return undefined;
  replaceLast(parts, zip?.[2]);
  return found[0];
}

/** Standing alone, these mean the town, or nobody knows. */
const isRatherTown = (parts: readonly string[]): boolean =>
  parts.length === 1 && ['new york', 'washington', 'georgia'].includes(placeKey(parts[0]!));

const isAmbiguousCode = (part: string): boolean =>
  part.length === 2 && findStates(part).length + (findCountry(part, { codes: true }) ? 1 : 0) > 1;

/** `London UK`, `Eindhoven Nederland`: the last one to three words are a country. */
function splitOffCountry(parts: string[]): Region {
  const words = parts[0]!.split(' ');
  for (const count of [3, 2, 1]) {
    const town = words.slice(0, -count);
    const country = town.length > 0 ? findCountry(words.slice(-count).join(' ')) : undefined;
    if (country === undefined || JOINING.has(town.at(-1)!.toLowerCase())) continue;
    parts[0] = town.join(' ');
    return { country };
  }
  return {};
}

function replaceLast(parts: string[], rest: string | undefined): void {
  parts.pop();
  if (rest !== undefined) parts.push(rest);
}

/** What is left: street, town, postcode, in the usual orders. */
function takePlace(parts: readonly string[]): Address {
  const postalcode = findPostcode(parts);
  const street = parts.find((part) => /\d/.test(part) && /\p{L}{2}/u.test(part) && !isPostcodePart(part, postalcode));
  const behindStreet = street === undefined ? parts : parts.slice(parts.indexOf(street) + 1);
  const besidePostcode = parts
    .filter((part) => isPostcodePart(part, postalcode))
    .map((part) => without(part, postalcode!));
  // A town comes before its region: Den Haag, Zuid-Holland.
  const city = [...besidePostcode, ...behindStreet].find((part) => /\p{L}/u.test(part) && !/\d/.test(part));
  return { city, street, postalcode: postalcode && city ? postalcode : undefined };
}

const isPostcodePart = (part: string, postcode: string | undefined): boolean =>
  postcode !== undefined && part.toUpperCase().includes(postcode);

function without(part: string, postcode: string): string {
  const at = part.toUpperCase().indexOf(postcode);
  return `${part.slice(0, at)}${part.slice(at + postcode.length)}`.replace(/\s+/g, ' ').trim();
}

/** Looked for from the right, and never in the street, whose number may look like one. */
function findPostcode(parts: readonly string[]): string | undefined {
  const near = parts.length > 1 ? parts.slice(1) : parts;
  for (const pattern of POSTCODES) {
    const found = near.map((part) => pattern.exec(part.toUpperCase())?.[0]).findLast((match) => match !== undefined);
    if (found) return found;
  }
  return undefined;
}

function compact(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined && value !== ''));
}
