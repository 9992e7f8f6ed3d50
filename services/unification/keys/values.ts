import { getDomain } from 'tldts';
import { findCountry } from '../../leadspace/regions.js';
import { cleanWebsite } from '../../leadspace/website.js';
import { companyNameKey } from './companyName.js';

/** Characters; what is longer is a text, and neither a name nor an address. */
const LONGEST_CELL = 1_000;

/** What people write where they have no name: not even two of these in one country are one company. */
const NO_NAMES = new Set([
  ...'na none null nil unknown onbekend nvt geen leeg empty tbd tbc test particulier x xx xxx and'.split(' '),
  ...['not available', 'not applicable', 'no name', 'no company', 'no company name', 'to be determined'],
  ...['niet bekend', 'niet van toepassing', 'niet beschikbaar', 'geen naam', 'geen bedrijf', 'geen bedrijfsnaam'],
]);

/** The registrable domain of a website; undefined for mail providers, social networks, addresses of machines and slips. */
export function domainKey(website: string): string | undefined {
  if (website === '' || website.length > LONGEST_CELL) return undefined;
  const { website: host } = cleanWebsite(website);
  return host === undefined ? undefined : (getDomain(host, { allowPrivateDomains: true }) ?? undefined);
}

/**
 * Name and country of a company. Where a source says the country, a row whose country cannot be read has no key: a namesake in another
 * country is another company. Where it has no such column (`country` undefined) the key agrees only with others without one.
 */
export function nameCountryKey(name: string, country: string | undefined): string | undefined {
  const key = name.length > LONGEST_CELL ? '' : companyNameKey(name);
  if (key === '' || NO_NAMES.has(key)) return undefined;
  if (country === undefined) return `${key}|`;
  const code = findCountry(country, { codes: true });
  return code && `${key}|${code}`;
}
