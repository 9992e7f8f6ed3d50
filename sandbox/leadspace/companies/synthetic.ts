import type { Company } from './company.js';
import { INDUSTRIES } from './industries.js';
import { PLACES } from './places.js';
import { mix } from './random.js';
import { FIRST, SECOND, TRADES } from './words.js';

// A company for every index, made anew each time it is asked for and found again from its name or website by arithmetic: a
// million of them cost nothing to hold. Twenty bits of the index choose three words (a multiplication by an odd number
// scatters neighbours, and is undone by its inverse); every further million repeats the names with a number behind.

const NAMES = FIRST.length * SECOND.length * TRADES.length;
const SCATTER = 0x9e3779b1;
const GATHER = inverse(SCATTER);
/** Every name has the shape of a company, but the provider does not know them all: misses are part of the job. */
const UNKNOWN_PER_CENT = 6;

const firstAt = positions(FIRST);
const secondAt = positions(SECOND);
const tradeAt = positions(TRADES.map(([word]) => word));

/** Name and website of the company at an index, whether the provider knows it or not. */
export function syntheticName(index: number): { name: string; website: string; words: string[] } {
  const words = wordsAt(index);
  return { name: words.map(capital).join(' '), website: `${words.join('-')}.example`, words };
}

/** Does the provider know the company at this index? */
export function isKnown(index: number): boolean {
  return mix(index ^ 0x5bd1e995) % 100 >= UNKNOWN_PER_CENT;
}

/** By normalised name, or nothing. */
export function syntheticByWords(words: readonly string[]): Company | undefined {
  const index = indexOf(words);
  return index !== undefined && isKnown(index) ? syntheticCompany(index) : undefined;
}

/** By registrable domain, or nothing. */
export function syntheticByDomain(domain: string): Company | undefined {
  return domain.endsWith('.example') ? syntheticByWords(domain.slice(0, -'.example'.length).split('-')) : undefined;
}

export function syntheticCompany(index: number): Company {
  const { name, website, words } = syntheticName(index);
  const place = syntheticPlace(index);
  const employees = Math.round(10 ** (0.5 + bits(index, 2) * 4.2));
  return {
    id: `ug-s${index.toString(36)}`,
    name,
    also: [],
    website,
    country: place.country,
    city: place.city,
    state: place.state,
    postcode: postcodeAt(place.postcode, index),
    street: `${1 + (mix(index + 3) % 240)} ${capital(SECOND[mix(index + 4) % SECOND.length]!)} Street`,
    ...INDUSTRIES[TRADES[tradeAt.get(words[2]!)!]![1]],
    // A tenth of the companies keep their figures to themselves.
    ...(bits(index, 5) > 0.1 && { employees, revenue: Math.round(employees * (60 + bits(index, 6) * 300)) * 1000 }),
    ownership: bits(index, 8) > 0.93 ? 'Public' : 'Private',
    ...(place.phone && { phone: place.phone + String(mix(index + 9) % 100).padStart(2, '0') }),
    founded: String(1900 + (mix(index + 10) % 122)),
  };
}

export function syntheticPlace(index: number) {
  return PLACES[mix(index + 1) % PLACES.length]!;
}

function wordsAt(index: number): string[] {
  const at = Math.imul(index % NAMES, SCATTER) & (NAMES - 1);
  const round = Math.floor(index / NAMES);
  return [
    FIRST[at & 127]!,
    SECOND[(at >>> 7) & 127]!,
    TRADES[at >>> 14]![0],
    ...(round > 0 ? [String(round + 1)] : []),
  ];
}

function indexOf(words: readonly string[]): number | undefined {
  if (words.length < 3 || words.length > 4) return undefined;
  const [first, second, trade] = [firstAt.get(words[0]!), secondAt.get(words[1]!), tradeAt.get(words[2]!)];
  if (first === undefined || second === undefined || trade === undefined) return undefined;
  if (words[3] !== undefined && !/^(?:[2-9]|[1-9]\d{1,5})$/.test(words[3])) return undefined;
  const at = first | (second << 7) | (trade << 14);
  const round = words[3] === undefined ? 0 : Number(words[3]) - 1;
  return round * NAMES + (Math.imul(at, GATHER) & (NAMES - 1));
}

/** The number that undoes a multiplication by an odd one, modulo 2^32 (Newton's iteration doubles the right bits). */
function inverse(odd: number): number {
  let found = odd;
  for (let round = 0; round < 5; round += 1) found = Math.imul(found, 2 - Math.imul(odd, found));
  return found;
}

function postcodeAt(pattern: string, index: number): string {
  let step = index + 7;
  return pattern.replace(/[#@]/g, (kind) => {
    step += 1;
    return kind === '#' ? String(mix(step) % 10) : String.fromCharCode(65 + (mix(step) % 26));
  });
}

function bits(index: number, salt: number): number {
  return mix(mix(index) + salt) / 4294967296;
}

function positions(words: readonly string[]): Map<string, number> {
  return new Map(words.map((word, at) => [word, at]));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
