import { createHash } from 'node:crypto';
import type { SkipReason } from '../runs/view.js';
import { type Address, parseLocation } from './location.js';
import { cleanWebsite } from './website.js';

/** One record as it leaves. These fields and no others: the type is the allow-list that the privacy text promises. */
export interface LeadspaceRecord {
  company: {
    name: string;
    website?: string;
    companyLinkedinUrl?: string;
    address?: Address;
  };
  external_id: string;
}

/** The mapped values of one profile, as the source has them. */
export interface MappedProfile {
  name: string | null | undefined;
  website?: string | null;
  location?: string | null;
}

export type Prepared =
  | { record: LeadspaceRecord; odd: boolean }
  | { skip: Extract<SkipReason, 'noName' | 'nameTooLong'> };

/** The provider's limit is not published; ours is that of the contract, in characters. */
const LONGEST_NAME = 255;

/**
 * What would be sent for a profile: the user's original name, trimmed, the cleaned website and what was understood of the
 * location. `externalId` is opaque and stable for a profile within a run; the provider echoes it and ignores it.
 */
export function toRecord(profile: MappedProfile, externalId: string): Prepared {
  const name = (profile.name ?? '').trim();
  if (isNoName(name)) return { skip: 'noName' };
  if ([...name].length > LONGEST_NAME) return { skip: 'nameTooLong' };
  const address = parseLocation(profile.location ?? '');
  const company = {
    name,
    ...cleanWebsite(profile.website ?? ''),
    ...(Object.keys(address).length > 0 && { address }),
  };
  return { record: { company, external_id: externalId }, odd: isOddName(name) };
}

// Punctuation, symbols of the keyboard, spaces, controls and all that has no shape; an emoji is a name.
const NOTHING_TO_READ = /^[\p{P}\p{Z}\p{C}\p{M}\p{DI}\u2800$+<=>^`|~]*$/u;

const isNoName = (name: string): boolean => NOTHING_TO_READ.test(name);

const ODD_NAMES = new Set(
  (
    'null nil none nan undefined n/a na nvt n.v.t. n.v.t nb unknown onbekend test tester testing dummy sample tbd tba geen leeg empty ' +
    'blank xxx xx x asdf qwerty company bedrijf customer klant private particulier prive privé self zelf true false 0 #n/a #n/b #ref! #value! #waarde!'
  ).split(' '),
);

/** Names such as "null": they are sent, since a company may be called so, and pointed out before. */
export const isOddName = (name: string): boolean => ODD_NAMES.has(name.trim().toLowerCase());

/** The same as long as the same would be sent to the same provider; tells which profiles are unchanged. Hex, 64 characters. */
export const sendHash = (record: LeadspaceRecord): string => hashOf(['leadspace', ...valuesOf(record)]);

/** The same for records that differ in letter case and spacing only: they are submitted once. Hex, 64 characters. */
export const dedupeKey = (record: LeadspaceRecord): string =>
  hashOf(valuesOf(record).map((value) => value.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase()));

function valuesOf({ company }: LeadspaceRecord): string[] {
  const { country, state, city, street, postalcode } = company.address ?? {};
  const values = [company.name, company.website, company.companyLinkedinUrl, country, state, city, street, postalcode];
  return values.map((value) => value ?? '');
}

const hashOf = (values: readonly string[]): string => createHash('sha256').update(JSON.stringify(values)).digest('hex');

/** What a preview shows of a record: empty where nothing would be sent. */
export function describeRecord({ company }: LeadspaceRecord): { name: string; website: string; location: string } {
  const { street, postalcode, city, state, country } = company.address ?? {};
  const location = [street, [postalcode, city].filter(Boolean).join(' '), state, country].filter(Boolean).join(', ');
  return { name: company.name, website: company.website ?? company.companyLinkedinUrl ?? '', location };
}
