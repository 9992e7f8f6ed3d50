import countries from 'i18n-iso-countries';
import type { Company } from './companies/company.js';
import type { Directory } from './companies/directory.js';
import { mixText } from './companies/random.js';
import type { Match } from './match/matcher.js';
import { premiumBlocks } from './premium.js';
import { employeeRange, regionOf, revenueRange } from './ranges.js';
import type { Behaviour } from './tokens.js';

/** The company part of an answer, in the shape of the customer's data graph. */
export function companyGraph(given: {
  directory: Directory;
  behaviour: Behaviour;
  match: Match;
  originalName: string;
}) {
  const { directory, behaviour, match, originalName } = given;
  const { company } = match;
  const graph = {
    ug_company_id: company.id,
    name: company.name,
    original_name: originalName,
    website: company.website,
    description: describe(company),
    industry: company.industry,
    sub_industry: company.subIndustry,
    naics: company.naics?.code,
    naicsDescription: company.naics?.text,
    sic: company.sic?.code,
    sicDescription: company.sic?.text,
    ownership: company.ownership,
    phone: company.phone,
    founded: company.founded,
    address: addressOf(company),
    ...figures(company, behaviour.graph),
    matching_confidence: { level: match.level },
    ...(behaviour.premium ? premiumBlocks(directory, company) : {}),
  };
  return withGaps(graph, mixText(company.id) % 3);
}

export function addressOf(company: Company) {
  const { country, state, city, street, postcode } = company;
  if (!country && !city) return undefined;
  return {
    country: country && countryName(country),
    state,
    city,
    region: country && regionOf(country),
    address: street,
    zipcode: postcode,
  };
}

function countryName(code: string): string {
  return code === 'US' ? 'United States' : (countries.getName(code, 'en') ?? code);
}

// v3 called them size and revenue.
function figures({ employees, revenue }: Company, graph: Behaviour['graph']) {
  const size = employees === undefined ? undefined : { exact: employees, range: employeeRange(employees) };
  const money = revenue === undefined ? undefined : { exact: revenue, range: revenueRange(revenue) };
  return graph === 'v3' ? { size, revenue: money } : { employees: size, revenue_dollar: money };
}

function describe({ name, subIndustry, city }: Company): string | undefined {
  return subIndustry && city && `${name} works in ${subIndustry.toLowerCase()} and has its seat in ${city}.`;
}

/** No value is written as an absent field, null or "", by company: readers must take all three for the same. */
function withGaps(value: object, style: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    if (part !== undefined) entries.push([key, isPlain(part) ? withGaps(part, style) : part]);
    else if (style > 0) entries.push([key, style === 1 ? null : '']);
  }
  return Object.fromEntries(entries);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
