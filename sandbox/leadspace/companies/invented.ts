import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Company } from './company.js';
import { INDUSTRIES, type IndustryWord } from './industries.js';

// Made up, on a domain that is set aside for examples: families, twins, acronyms, other scripts, gaps.

export function inventedCompanies(file = new URL('../../data/invented-companies.csv', import.meta.url)): Company[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
  return rows.map(companyOf);
}

function companyOf(row: Record<string, string>): Company {
  return {
    id: row.id ?? '',
    name: row.name ?? '',
    also: row.also ? row.also.split('|') : [],
    parent: row.parent || undefined,
    website: row.website || undefined,
    country: row.country || undefined,
    state: row.state || undefined,
    city: row.city || undefined,
    street: row.street || undefined,
    postcode: row.postcode || undefined,
    ...(isIndustry(row.industry) && INDUSTRIES[row.industry]),
    employees: number(row.employees),
    revenue: number(row.revenue),
    ownership: row.ownership || undefined,
    phone: row.phone || undefined,
    founded: row.founded || undefined,
  };
}

function isIndustry(word: string | undefined): word is IndustryWord {
  if (!word) return false;
  if (!(word in INDUSTRIES)) throw new Error(`sandbox/data/invented-companies.csv: no industry "${word}"`);
  return true;
}

function number(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}
