import type { Company } from './companies/company.js';
import type { Directory } from './companies/directory.js';
import { mix, mixText } from './companies/random.js';
import { addressOf } from './graph.js';

// Parts that a customer pays for separately; who does not gets an answer without them.

const TECHNOLOGIES = [
  'Web analytics',
  'CRM',
  'Marketing automation',
  'Content delivery',
  'E-signature',
  'Data warehouse',
  'Service desk',
];
const DEPARTMENTS = { sales: 14, marketing: 6, it: 9, finance: 5, hr: 3, operations: 30, rnd: 12, administration: 7 };
const TOPICS = ['Cloud migration', 'Supply chain', 'Payroll', 'Cyber security'];

export function premiumBlocks(directory: Directory, company: Company) {
  const seed = mixText(company.id);
  const technologies = TECHNOLOGIES.filter((_, at) => mix(seed + at) % 3 === 0);
  return {
    family_tree: { companies: familyOf(directory, company) },
    analytics: {
      installed_base_technologies: technologies,
      web_site_technologies: technologies.slice(0, 2),
      company_technologies_categories: [],
    },
    department_size: company.employees && departments(company.employees),
    funding:
      Number(company.founded) > 2005 ? { total_rounds_count: 1 + (seed % 4), last_round_type: 'Series A' } : undefined,
    intent_modeling_v4: [
      {
        model: TOPICS[seed % TOPICS.length],
        model_level: ['Medium'],
        cadence: 'weekly',
        new_high_intent: seed % 5 === 0,
      },
    ],
  };
}

/** From the company up: its site, the domestic ultimate, the global ultimate. */
function familyOf(directory: Directory, company: Company) {
  const line = [company];
  for (let next = parentOf(directory, company); next && !line.includes(next); next = parentOf(directory, next))
    line.push(next);
  const domestic = line.findLast(({ country }) => country === company.country) ?? company;
  return [node('SITE', company), node('DU', domestic), node('GU', line.at(-1) ?? company)];
}

function parentOf(directory: Directory, { parent }: Company): Company | undefined {
  return parent ? directory.byId(parent) : undefined;
}

function node(type: string, company: Company) {
  const { name, website, phone, sic, naics } = company;
  return { type, name, website, phone, sic: sic?.code, naics: naics?.code, address: addressOf(company) };
}

function departments(employees: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(DEPARTMENTS).map(([name, share]) => [name, Math.round((employees * share) / 100)]),
  );
}
