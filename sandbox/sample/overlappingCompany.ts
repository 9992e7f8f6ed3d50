import countries from 'i18n-iso-countries';
import { mix, type Random } from '../leadspace/companies/random.js';
import { syntheticName } from '../leadspace/companies/synthetic.js';
import { withSuffix } from './nameVariants.js';
import type { OverlappingSource } from './overlapping.js';

/** What stands in a cell, and what it says. */
interface Cell {
  text: string;
  key: string;
}

/** A company as one list writes it down; what is absent is an empty cell. */
export interface Spelt {
  name: Cell;
  website?: Cell | undefined;
  country?: Cell | undefined;
  emails: Cell[];
  phone?: Cell | undefined;
  vat: string;
}

export interface OverlappingCompany {
  /** Shares something with others that all lists have too: it must not be taken for one of them. */
  hard: boolean;
  spelt(random: Random, source: OverlappingSource): Spelt;
}

const LANDS = ['NL', 'DE', 'BE', 'GB', 'FR', 'US'] as const;
/** Neighbours in groups of four, of which every sixteenth is a family that shares a mailbox, a switchboard, a domain or a name. */
const FAMILY = 4;
const EVERY = 16;
const KINDS = ['mailbox', 'switchboard', 'domain', 'name'] as const;

export function overlappingCompany(at: number, seed: number): OverlappingCompany {
  const family = Math.floor(at / FAMILY);
  const hard = family % EVERY === 3;
  const kind = KINDS[Math.floor(family / EVERY) % KINDS.length]!;
  const shares = (what: (typeof KINDS)[number]) => hard && kind === what;
  const { name, website } = syntheticName((mix(seed) % 1_000_000) + at);
  const land = LANDS[shares('name') ? at % FAMILY : mix(seed + at) % LANDS.length]!;
  const called = shares('name') ? syntheticName((mix(seed) % 1_000_000) + family * FAMILY).name : name;
  const domain = shares('domain') ? `family-${family}.example` : website;
  const people = peopleOf(at, website, shares('mailbox') ? `info@family-${family}.example` : undefined);
  const digits = String(2_000_000 + (shares('switchboard') ? 5_000_000 + family : at)).padStart(7, '0');
  return {
    hard,
    spelt: (random, source) => ({
      name: nameIn(random, called, land, source),
      website: random.chance(hard ? 0 : 0.35) ? undefined : websiteIn(random, domain),
      country: random.chance(0.1) ? undefined : countryIn(random, land, source),
      emails: emailsIn(random, people, source, hard),
      phone: random.chance(hard ? 0 : 0.4) ? undefined : phoneIn(random, digits),
      vat: `${land}${100_000_000 + at}`,
    }),
  };
}

const peopleOf = (at: number, domain: string, shared: string | undefined): string[] =>
  shared ? [shared] : ['ann', 'bob', 'cas'].map((name) => `${name}.${at.toString(36)}@${domain}`);

function nameIn(random: Random, name: string, land: string, source: OverlappingSource): Cell {
  const key = name.toLowerCase();
  if (source === 'crm') return { text: name, key };
  const written = withSuffix(random, name, land);
  const dice = random.next();
  if (dice < 0.2) return { text: written.toUpperCase(), key };
  if (dice < 0.3) return { text: ` ${written.replace(' ', '  ')} `, key };
  // A slip of the pen: nothing that compares exactly can know it.
  if (dice < 0.4) return { text: `${name}x`, key: `${key}x` };
  return { text: written, key };
}

const websiteIn = (random: Random, domain: string): Cell => ({
  text: random.pick([domain, `www.${domain}`, `https://www.${domain}/`, `http://shop.${domain}/nl?x=1`, ` ${domain} `]),
  key: domain,
});

const NATIVE: Record<string, string> = { NL: 'Holland', DE: 'Deutschland', GB: 'UK', US: 'U.S.A.' };

function countryIn(random: Random, land: string, source: OverlappingSource): Cell {
  const language = source === 'billing' ? 'nl' : 'en';
  const name = countries.getName(land, language) ?? land;
  return { text: random.pick([name, name, land, NATIVE[land] ?? name]), key: land };
}

/** Each list knows one or two of the people; a family's mailbox they all know. */
function emailsIn(random: Random, people: readonly string[], source: OverlappingSource, hard: boolean): Cell[] {
  if (!hard && random.chance(0.25)) return [];
  const first = random.below(people.length);
  const known = [
    people[first]!,
    ...(source === 'crm' && random.chance(0.4) ? [people[(first + 1) % people.length]!] : []),
  ];
  return [...new Set(known)].map((email) => ({ text: random.chance(0.2) ? email.toUpperCase() : email, key: email }));
}

const phoneIn = (random: Random, digits: string): Cell => ({
  text: random.pick([
    `+31 20 ${digits}`,
    `020-${digits}`,
    `0031 20 ${digits.slice(0, 3)} ${digits.slice(3)}`,
    `(020) ${digits}`,
  ]),
  key: `+3120${digits}`,
});
