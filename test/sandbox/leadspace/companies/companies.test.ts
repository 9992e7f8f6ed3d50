import { inventedCompanies } from '../../../../sandbox/leadspace/companies/invented.js';
import { realCompanies } from '../../../../sandbox/leadspace/companies/real.js';
import {
  isKnown,
  syntheticByDomain,
  syntheticByWords,
  syntheticCompany,
  syntheticName,
} from '../../../../sandbox/leadspace/companies/synthetic.js';
import { nameKey } from '../../../../sandbox/leadspace/match/names.js';

test('real companies have a stand-in website, no figures, and one entry for all their shares', () => {
  const companies = realCompanies();
  const named = new Map(companies.map((company) => [company.name, company]));

  expect(companies).toHaveLength(500);
  expect(
    companies.every(({ website, employees, revenue }) => website?.endsWith('.example') && !employees && !revenue),
  ).toBe(true);
  expect(named.get('Alphabet Inc.')).toBeDefined();
  expect(named.get('The Coca-Cola Company')).toMatchObject({
    website: 'the-coca-cola-company.example',
    state: 'Georgia',
  });
  expect(named.get('Amcor')).toMatchObject({ city: 'Warmley', country: 'GB' });
  expect(named.get('Northrop Grumman')).toMatchObject({ state: 'Virginia' });
  expect(named.get('Block, Inc.')).not.toHaveProperty('country');
});

test('invented companies hold what the matcher must cope with', () => {
  const companies = inventedCompanies();
  const ids = new Set([...companies, ...realCompanies()].map(({ id }) => id));

  expect(ids.size).toBe(companies.length + 500);
  expect(companies.every(({ parent }) => !parent || ids.has(parent))).toBe(true);
  expect(companies.every(({ website }) => !website || website.endsWith('.example'))).toBe(true);
  expect(companies.filter(({ parent }) => parent).length).toBeGreaterThan(8);
  expect(companies.filter(({ name }) => !/\p{Script=Latin}/u.test(name)).length).toBeGreaterThan(8);
  expect(companies.filter(({ country }) => country === 'NL').length).toBeGreaterThan(10);
});

test('a synthetic company is found again from its name and its domain, at any index', () => {
  for (let index = 0; index < 3_000_000; index += 4_999) {
    const { name, website } = syntheticName(index);
    const company = isKnown(index) ? syntheticCompany(index) : undefined;
    expect(syntheticByWords(nameKey(`${name} Inc.`).words)).toEqual(company);
    expect(syntheticByDomain(website)).toEqual(company);
  }
});

test('names do not repeat, and some are not known to the provider', () => {
  const names = new Set<string>();
  let known = 0;
  for (let index = 0; index < 100_000; index += 1) {
    names.add(syntheticName(index).name);
    if (isKnown(index)) known += 1;
  }

  expect(names.size).toBe(100_000);
  expect(known / 100_000).toBeCloseTo(0.94, 2);
});
