import { createRandom, mix, type Random } from '../leadspace/companies/random.js';
import { syntheticCompany, syntheticName } from '../leadspace/companies/synthetic.js';
import { FIRST, SECOND, TRADES } from '../leadspace/companies/words.js';
import { writtenLocation } from './locationVariants.js';
import { misspelt, withSuffix } from './nameVariants.js';
import { contactsAt } from './people.js';
import { writtenWebsite } from './websiteVariants.js';

export const GENERATED_COLUMNS = [
  'Account Number',
  'Company Name',
  'Website',
  'Location',
  'Contact Email',
  'Contact Email 2',
  'Phone',
  'Account Owner',
  'Customer Since',
  'Notes',
] as const;

const NAMES = FIRST.length * SECOND.length * TRADES.length;
// Every bucket of a run occurs: no name, a name too long, no match, the same company written the same way twice.
const NO_NAME = 0.015;
const TOO_LONG = 0.0005;
const STRANGER = 0.04;
const TWICE = 0.03;
/** How far back the profile is that a duplicate repeats. */
const REACH = 1000;

/** Row `at` (from 0) of a generated list, in the order of the columns. Each row stands alone: nothing is remembered between them. */
export function generatedRow(at: number, seed: number): string[] {
  const random = createRandom(mix(mix(seed) + at));
  const twin = at > 0 && random.chance(TWICE) ? at - 1 - random.below(Math.min(at, REACH)) : at;
  const { name, website, location, domain } = account(twin, seed);
  const { email, secondEmail, phone, owner, since, notes } = contactsAt(random, domain);
  const key = `GEN-${String(at + 1).padStart(7, '0')}`;
  return [key, name, website, location, email, secondEmail, phone, owner, since, notes];
}

function account(at: number, seed: number) {
  const random = createRandom(mix(mix(seed + 0x51ed27) + at));
  const index = indexAt(at, seed);
  const company = syntheticCompany(index);
  const website = writtenWebsite(random, company.website, syntheticName(index + 1).website);
  const location = writtenLocation(random, company, syntheticCompany(index + 17));
  const dice = random.next();
  if (dice < NO_NAME) return { name: '', website, location, domain: company.website ?? 'mailbox.example' };
  if (dice < NO_NAME + TOO_LONG)
    return { name: company.name.repeat(20), website, location, domain: company.website ?? 'mailbox.example' };
  if (dice < NO_NAME + TOO_LONG + STRANGER)
    return { name: strangerName(random), website: '', location, domain: 'mailbox.example' };
  return {
    name: spelling(random, company.name, company.country),
    website,
    location,
    domain: company.website ?? 'mailbox.example',
  };
}

/** A company of its own for every row, another stretch of them for every seed. */
function indexAt(at: number, seed: number): number {
  const round = Math.floor(at / NAMES);
  return round * NAMES + (((mix(seed) % NAMES) + at) % NAMES);
}

function spelling(random: Random, name: string, country: string | undefined): string {
  const dice = random.next();
  if (dice < 0.55) return name;
  if (dice < 0.8) return withSuffix(random, name, country);
  if (dice < 0.88) return name.toLowerCase();
  if (dice < 0.93) return name.toUpperCase();
  return dice < 0.98 ? misspelt(random, name) : ` ${name} `;
}

function strangerName(random: Random): string {
  const word = random.pick(SECOND);
  const kind = random.pick(['Garage', 'Family Practice', 'Bakery at', 'Friends of', 'Studio', 'Garden Centre']);
  return `${kind} ${word.charAt(0).toUpperCase()}${word.slice(1)} ${1 + random.below(400)}`;
}
