import { getDomain } from 'tldts';
import { type NameKey, nameKey } from '../match/names.js';
import { type Place, placeOf } from '../match/place.js';
import { wordSimilarity } from '../match/similarity.js';
import type { Company } from './company.js';
import { syntheticByDomain, syntheticByWords } from './synthetic.js';

/** A company with what is compared, worked out once. */
export interface Listed {
  company: Company;
  names: NameKey[];
  domain: string | undefined;
  place: Place;
}

export interface Directory {
  byDomain(domain: string): Listed[];
  byName(name: NameKey): Listed[];
  /** Named companies that have at least one word (nearly) in common: no other one can be similar enough. */
  sharingWords(name: NameKey): Listed[];
  byId(id: string): Company | undefined;
  named: readonly Listed[];
}

/** Named companies are held and searched; synthetic ones are worked out when exactly their name or domain is asked for. */
export function createDirectory(companies: readonly Company[]): Directory {
  const named = companies.map(listed);
  const domains = group(named, (one) => (one.domain ? [one.domain] : []));
  const keys = group(named, (one) => one.names.map((name) => name.key));
  const words = group(named, (one) => one.names.flatMap((name) => name.words));
  const wordsByLetter = group([...words.keys()], (word) => [word[0] ?? '']);
  const ids = new Map(companies.map((company) => [company.id, company]));
  return {
    named,
    byId: (id) => ids.get(id),
    byDomain: (domain) => [...(domains.get(domain) ?? []), ...listedOf(syntheticByDomain(domain))],
    byName: (name) => [...(keys.get(name.key) ?? []), ...listedOf(syntheticByWords(name.words))],
    sharingWords(name) {
      const found = new Set<Listed>();
      for (const word of new Set(name.words)) {
        for (const known of wordsByLetter.get(word[0] ?? '') ?? []) {
          if (wordSimilarity(word, known) > 0) for (const one of words.get(known) ?? []) found.add(one);
        }
      }
      return [...found];
    },
  };
}

/** The domain somebody can register: "https://www.shop.acme.example/de?x=1" is acme.example; nonsense is nothing. */
export function domainOf(website: string | undefined): string | undefined {
  return (website && getDomain(website.trim(), { allowPrivateDomains: true })) || undefined;
}

function listedOf(company: Company | undefined): Listed[] {
  return company ? [listed(company)] : [];
}

function listed(company: Company): Listed {
  return {
    company,
    names: [company.name, ...company.also].map(nameKey),
    domain: domainOf(company.website),
    place: placeOf(company),
  };
}

function group<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const members = groups.get(key);
      if (members) members.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
