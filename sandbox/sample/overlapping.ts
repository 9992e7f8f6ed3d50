import { createRandom, mix, type Random } from '../leadspace/companies/random.js';
import { overlappingCompany, type Spelt } from './overlappingCompany.js';

// Three lists of partly the same companies, each kept by other people: a CRM, billing, and who was at a fair.

export const OVERLAPPING = ['crm', 'billing', 'fair'] as const;
export type OverlappingSource = (typeof OVERLAPPING)[number];

/** The last column says which company a row is of: nobody who unifies may look at it. */
export const OVERLAPPING_COLUMNS: Record<OverlappingSource, readonly string[]> = {
  crm: ['Account', 'Company', 'Website', 'Country', 'Email', 'Email 2', 'Phone', 'VAT', 'Modified on', 'Truth'],
  billing: ['Klantnr', 'Naam', 'Site', 'Land', 'E-mail', 'Telefoon', 'Btw-nummer', 'Gewijzigd op', 'Truth'],
  fair: ['No', 'Exhibitor', 'Homepage', 'Visitor email', 'Mobile', 'Seen', 'Truth'],
};

/** A row with what the generator knows of it: its company, and how it can be known by keys that compare exactly. */
export interface OverlappingRow {
  cells: string[];
  company: number;
  /** Of the row that another one repeats: the later of both is the one to keep. */
  vat: string;
  changed: string;
  keys: { email: string[]; phone: string[]; domain: string[]; nameCountry: string[] };
}

/** How many of all companies each list has, but for those that are hard to tell apart: all have those. */
const SHARE: Record<OverlappingSource, number> = { crm: 0.75, billing: 0.6, fair: 0.4 };
const TWICE = 0.05;

/** The rows of a list over that many companies, one after the other: the same for the same seed. */
export function* overlappingRows(source: OverlappingSource, companies: number, seed: number): Iterable<OverlappingRow> {
  const salt = mix(seed + 101 * (1 + OVERLAPPING.indexOf(source)));
  let count = 0;
  for (let at = 0; at < companies; at += 1) {
    const random = createRandom(mix(salt + at));
    const company = overlappingCompany(at, seed);
    if (!company.hard && !random.chance(SHARE[source])) continue;
    count += 1;
    const first = company.spelt(random, source);
    yield rowOf(source, count, at, first, '2026-01-15');
    // The fair has no number that would tell that two rows are one.
    if (source === 'fair' || company.hard || !random.chance(TWICE)) continue;
    count += 1;
    yield rowOf(source, count, at, again(first, random), '2026-03-20');
  }
}

/** Entered a second time, later and with less. */
const again = (first: Spelt, random: Random): Spelt => ({
  ...first,
  emails: random.chance(0.5) ? first.emails.slice(0, 1) : first.emails,
  phone: undefined,
});

function rowOf(source: OverlappingSource, no: number, company: number, spelt: Spelt, changed: string): OverlappingRow {
  const { name, website, country, emails, phone, vat } = spelt;
  const keys = {
    email: emails.map((email) => email.key),
    phone: phone ? [phone.key] : [],
    domain: website ? [website.key] : [],
    // A list without countries cannot say which of two namesakes it means.
    nameCountry: source === 'fair' ? [`${name.key}|`] : country ? [`${name.key}|${country.key}`] : [],
  };
  const [email, second] = [emails[0]?.text ?? '', emails[1]?.text ?? ''];
  const truth = String(company);
  const site = website?.text ?? '';
  const cells = {
    crm: [`A-${no}`, name.text, site, country?.text ?? '', email, second, phone?.text ?? '', vat, changed, truth],
    billing: [String(10_000 + no), name.text, site, country?.text ?? '', email, phone?.text ?? '', vat, changed, truth],
    fair: [String(no), name.text, site, email, phone?.text ?? '', changed, truth],
  };
  return { cells: cells[source], company, vat, changed, keys };
}
