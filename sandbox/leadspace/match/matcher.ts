import type { Company } from '../companies/company.js';
import { type Directory, domainOf, type Listed } from '../companies/directory.js';
import { type Evidence, LEVELS, type Level, levelOf } from './levels.js';
import { type NameKey, nameKey } from './names.js';
import { type Address, comparePlaces, type Place, placeOf } from './place.js';
import { nameSimilarity } from './similarity.js';

export interface Question {
  name: string;
  website?: string | undefined;
  address?: Address | undefined;
}

export interface Match {
  company: Company;
  level: Level;
  evidence: Evidence;
}

/** The question with what is compared, worked out once. */
interface Asked {
  name: NameKey;
  domain: string | undefined;
  place: Place;
}

interface Candidate {
  listed: Listed;
  evidence: Evidence;
}

const SIMILAR = 0.75;

/**
 * The company that is meant, or nothing. Candidates come by exact domain and by normalised name; names that are merely similar
 * are looked at when those leave it doubtful. The same question always gets the same answer.
 */
export function findMatch(directory: Directory, question: Question): Match | undefined {
  const asked = { name: nameKey(question.name), domain: domainOf(question.website), place: placeOf(question.address) };
  const { name, domain } = asked;
  const exact = new Set([...(domain ? directory.byDomain(domain) : []), ...(name.key ? directory.byName(name) : [])]);
  const sure = best(weigh(asked, exact));
  if (sure && LEVELS.indexOf(sure.level) <= LEVELS.indexOf('MEDIUM')) return sure;
  const similar = directory
    .sharingWords(name)
    .filter((listed) => Math.max(...listed.names.map((other) => nameSimilarity(name, other))) >= SIMILAR);
  return best(weigh(asked, new Set([...exact, ...similar])));
}

function weigh({ name, domain, place }: Asked, found: Iterable<Listed>): Candidate[] {
  // The same company may have come by domain and by name, as two objects when it is a synthetic one.
  const once = [...new Map([...found].map((listed) => [listed.company.id, listed])).values()];
  const candidates = once.map((listed): Candidate => {
    const similarity = Math.max(...listed.names.map((other) => nameSimilarity(name, other)));
    const website = !domain || !listed.domain ? 'unknown' : domain === listed.domain ? 'same' : 'different';
    const verdict = comparePlaces(place, listed.place);
    return { listed, evidence: { name: similarity, website, place: verdict, twin: 'none' } };
  });
  return candidates.map((one) => ({ ...one, evidence: { ...one.evidence, twin: twinOf(one, candidates) } }));
}

function twinOf(one: Candidate, all: readonly Candidate[]): Evidence['twin'] {
  const twins = all.filter((other) => other !== one && other.evidence.name >= one.evidence.name);
  if (twins.length === 0) return 'none';
  const here = one.evidence.place.verdict;
  const apart = twins.every(({ evidence: { place } }) =>
    here === 'agrees' ? place.verdict !== 'agrees' : here === 'unknown' && place.verdict === 'conflict',
  );
  return apart ? 'toldApart' : 'open';
}

function best(candidates: readonly Candidate[]): Match | undefined {
  let first: Match | undefined;
  for (const { listed, evidence } of candidates) {
    const level = levelOf(evidence);
    if (!level) continue;
    const match = { company: listed.company, level, evidence };
    if (!first || before(match, first)) first = match;
  }
  return first;
}

// Level, website, name; equals by place, then the larger company; the id only makes the order the same every time.
function before(a: Match, b: Match): boolean {
  const order =
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    Number(b.evidence.website === 'same') - Number(a.evidence.website === 'same') ||
    b.evidence.name - a.evidence.name ||
    placeRank(b) - placeRank(a) ||
    (b.company.employees ?? 0) - (a.company.employees ?? 0) ||
    (a.company.id < b.company.id ? -1 : 1);
  return order < 0;
}

function placeRank({ evidence: { place } }: Match): number {
  return place.verdict === 'conflict' ? -1 : place.parts;
}
