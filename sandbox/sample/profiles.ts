import type { Company } from '../leadspace/companies/company.js';
import { createRandom, type Random } from '../leadspace/companies/random.js';
import { GENERATED_COLUMNS } from './generated.js';
import { writtenLocation } from './locationVariants.js';
import { writtenName } from './nameVariants.js';
import { contactsAt } from './people.js';
import { NO_NAMES, STRANGERS } from './strangers.js';
import { writtenWebsite } from './websiteVariants.js';

/** A row of the sample, by column name. */
export type SampleRow = Record<SampleColumn, string>;
export type SampleColumn = (typeof SAMPLE_COLUMNS)[number];

export const SAMPLE_COLUMNS = [
  ...GENERATED_COLUMNS,
  // The truth: the id of the company that is meant, empty when there is none. Never sent.
  'Meant company',
] as const;

const SHARE_OF_REAL = 0.88;
const SECOND_ACCOUNT = 0.08;

/** Company profiles as a CRM holds them, about the companies given and some that nobody knows; the same for the same seed. */
export function sampleProfiles(real: readonly Company[], invented: readonly Company[], seed: number): SampleRow[] {
  const random = createRandom(seed);
  // Every invented company is there for a reason; of the real ones nobody has all as customers.
  const companies = [...real.filter(() => random.chance(SHARE_OF_REAL)), ...invented];
  const rows: Omit<SampleRow, 'Account Number'>[] = [];
  for (const company of companies) {
    rows.push(aboutCompany(random, companies, company));
    if (random.chance(SECOND_ACCOUNT)) rows.push(aboutCompany(random, companies, company));
  }
  for (const stranger of STRANGERS) rows.push(aboutStranger(random, companies, stranger));
  for (const name of NO_NAMES)
    rows.push({ ...aboutCompany(random, companies, random.pick(companies)), 'Company Name': name });
  return shuffled(random, rows).map((row, at) => ({ 'Account Number': `ACC-${10_001 + at}`, ...row }));
}

function aboutCompany(random: Random, all: readonly Company[], company: Company): Omit<SampleRow, 'Account Number'> {
  const other = random.pick(all);
  return {
    'Company Name': writtenName(random, company.name, company.country),
    Website: writtenWebsite(random, company.website, other.website ?? 'nobody.example'),
    Location: writtenLocation(random, company, random.pick(all)),
    ...contactColumns(random, company.website ?? 'mailbox.example'),
    'Meant company': company.id,
  };
}

function aboutStranger(random: Random, all: readonly Company[], stranger: (typeof STRANGERS)[number]) {
  return {
    'Company Name': stranger.name,
    Website: stranger.website ? writtenWebsite(random, stranger.website, random.pick(all).website ?? '') : '',
    Location: writtenLocation(random, stranger, random.pick(all)),
    ...contactColumns(random, stranger.website ?? 'mailbox.example'),
    'Meant company': '',
  };
}

function contactColumns(random: Random, domain: string) {
  const { email, secondEmail, phone, owner, since, notes } = contactsAt(random, domain);
  return {
    'Contact Email': email,
    'Contact Email 2': secondEmail,
    Phone: phone,
    'Account Owner': owner,
    'Customer Since': since,
    Notes: notes,
  };
}

function shuffled<T>(random: Random, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
