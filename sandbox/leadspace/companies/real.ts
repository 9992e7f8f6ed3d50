import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Company } from './company.js';

// Names, industry, headquarters and year of the S&P 500 companies (public domain, see sandbox/data/SOURCES.md). The list has no
// websites, so each company gets a stand-in `<slug>.example`, and no staff or revenue: what is not known is not invented.

export function realCompanies(file = new URL('../../data/sp500-constituents.csv', import.meta.url)): Company[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
  const byId = new Map<string, Company>();
  for (const row of rows) {
    const company = companyOf(row);
    // Two share classes are one company.
    if (!byId.has(company.id)) byId.set(company.id, company);
  }
  return [...byId.values()];
}

function companyOf(row: Record<string, string>): Company {
  const name = properName(row.Security ?? '');
  return {
    id: `ug-${slug(name)}`,
    name,
    also: [],
    website: `${slug(name)}.example`,
    ...headquarters(row['Headquarters Location'] ?? ''),
    industry: row['GICS Sector'],
    subIndustry: row['GICS Sub-Industry'],
    ownership: 'Public',
    founded: /\d{4}/.exec(row.Founded ?? '')?.[0],
  };
}

/** "Coca-Cola Company (The)" is written in index order, "Alphabet Inc. (Class A)" names a share. */
function properName(security: string): string {
  const name = security.replace(/ \(Class [A-Z]\)$/, '');
  const inverted = /^(.*) \((The|Eli)\)$/.exec(name);
  return inverted ? `${inverted[2]} ${inverted[1]}` : name;
}

/** "Saint Paul, Minnesota", "Warmley, Bristol, United Kingdom", "none"; of two seats the first; footnote marks dropped. */
function headquarters(text: string): Pick<Company, 'country' | 'state' | 'city'> {
  const parts = text
    .split(';')[0]!
    .replace(/\[\d+\]/g, '')
    .split(',')
    .map((part) => part.trim());
  const [city, last] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || !city || !last) return {};
  const country = FOREIGN[last];
  return country ? { city, country } : { city, country: 'US', state: last === 'D.C.' ? 'District of Columbia' : last };
}

// The last word of the headquarters is a US state unless it is one of these.
const FOREIGN: Record<string, string> = {
  Ireland: 'IE',
  'United Kingdom': 'GB',
  Switzerland: 'CH',
  Bermuda: 'BM',
  Netherlands: 'NL',
  Canada: 'CA',
};

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
