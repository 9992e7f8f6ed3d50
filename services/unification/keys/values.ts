import { getDomain } from 'tldts';
import { findCountry } from '../../leadspace/regions.js';
import { cleanWebsite } from '../../leadspace/website.js';
import { companyNameKey } from './companyName.js';

/** The registrable domain of a website; undefined for mail providers, social networks, addresses of machines and slips. */
export function domainKey(website: string): string | undefined {
  const { website: host } = cleanWebsite(website);
  return host === undefined ? undefined : (getDomain(host, { allowPrivateDomains: true }) ?? undefined);
}

/**
 * Name and country of a company. Where a source says the country, a row whose country cannot be read has no key: a namesake in another
 * country is another company. Where it has no such column (`country` undefined) the key agrees only with others without one.
 */
export function nameCountryKey(name: string, country: string | undefined): string | undefined {
  const key = companyNameKey(name);
  if (key === '') return undefined;
  if (country === undefined) return `${key}|`;
  const code = findCountry(country, { codes: true });
  return code && `${key}|${code}`;
}
