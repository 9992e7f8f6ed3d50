import type { EnrichedField } from '../results.js';
import type { ConsentAttribute, Operator } from './rule.js';

/** What the values of an attribute are. `truth`: True or False; `source`: the name of a data source. */
export type AttributeType = 'text' | 'number' | 'date' | 'option' | 'truth' | 'status' | 'source';

/** In both languages, always: a rule typed in one is read by people who speak the other. */
export interface Words {
  en: string;
  nl: string;
}

/** Names of the enriched attributes, as the cards show them. */
export const ENRICHED_LABELS: Record<EnrichedField, Words> = {
  name: { en: 'Company name', nl: 'Naam van bedrijf' },
  industry: { en: 'Industry', nl: 'Branche' },
  subIndustry: { en: 'Sub-industry', nl: 'Subbranche' },
  employees: { en: 'Employees', nl: 'Werknemers' },
  employeeRange: { en: 'Employees (range)', nl: 'Werknemers (klasse)' },
  revenue: { en: 'Revenue', nl: 'Omzet' },
  revenueRange: { en: 'Revenue (range)', nl: 'Omzet (klasse)' },
  country: { en: 'Country', nl: 'Land' },
  state: { en: 'State', nl: 'Staat of provincie' },
  city: { en: 'City', nl: 'Plaats' },
  region: { en: 'Region', nl: 'Regio' },
  street: { en: 'Street', nl: 'Straat' },
  postalCode: { en: 'Postal code', nl: 'Postcode' },
  website: { en: 'Website', nl: 'Website' },
  phone: { en: 'Phone', nl: 'Telefoon' },
  ownership: { en: 'Ownership', nl: 'Eigendom' },
  naics: { en: 'NAICS code', nl: 'NAICS-code' },
  naicsDescription: { en: 'NAICS description', nl: 'NAICS-omschrijving' },
  sic: { en: 'SIC code', nl: 'SIC-code' },
  sicDescription: { en: 'SIC description', nl: 'SIC-omschrijving' },
  description: { en: 'Description', nl: 'Omschrijving' },
  linkedin: { en: 'LinkedIn', nl: 'LinkedIn' },
  confidence: { en: 'Confidence', nl: 'Zekerheid' },
};

interface ConsentWords {
  type: AttributeType;
  labels: Words;
  /** Other names that people use. */
  synonyms: string[];
}

export const CONSENT_ATTRIBUTES: Record<ConsentAttribute['field'], ConsentWords> = {
  option: {
    type: 'option',
    labels: { en: 'Consent option', nl: 'Toestemmingsoptie' },
    synonyms: ['Type of consent', 'Consent type', 'Type toestemming', 'Toestemmingstype'],
  },
  value: {
    type: 'truth',
    labels: { en: 'Consent value', nl: 'Toestemmingswaarde' },
    synonyms: [],
  },
  status: {
    type: 'status',
    labels: { en: 'Consent status', nl: 'Toestemmingsstatus' },
    synonyms: ['Status of consent', 'Status van toestemming'],
  },
  date: {
    type: 'date',
    labels: { en: 'Consent date', nl: 'Datum van toestemming' },
    synonyms: ['Date of consent', 'Toestemmingsdatum'],
  },
  source: {
    type: 'source',
    labels: { en: 'Consent source', nl: 'Bron van toestemming' },
    synonyms: ['Source of consent', 'Toestemmingsbron'],
  },
};

const COMPARED: Operator[] = ['=', '!=', 'in', 'isSet', 'isNotSet'];
const ORDERED: Operator[] = ['<', '<=', '>', '>='];
const SEARCHED: Operator[] = ['contains', 'startsWith'];

/** What can be asked of values of a type; of a text also whether it is less or more, by the number or date it reads as. */
export const OPERATORS_OF: Record<AttributeType, readonly Operator[]> = {
  text: [...COMPARED, ...ORDERED, ...SEARCHED],
  number: [...COMPARED, ...ORDERED],
  date: [...COMPARED, ...ORDERED],
  option: [...COMPARED, ...SEARCHED],
  truth: COMPARED,
  status: COMPARED,
  source: [...COMPARED, ...SEARCHED],
};

export const isOrdering = (operator: Operator): boolean => ORDERED.includes(operator);

/** The sign or words of an operator; the first of each language is how a rule is shown. */
export const OPERATOR_WORDS: Record<Operator, { en: string[]; nl: string[] }> = {
  '=': { en: ['='], nl: ['='] },
  '!=': { en: ['!='], nl: ['!='] },
  '<': { en: ['<'], nl: ['<'] },
  '<=': { en: ['<='], nl: ['<='] },
  '>': { en: ['>'], nl: ['>'] },
  '>=': { en: ['>='], nl: ['>='] },
  in: { en: ['in'], nl: ['in'] },
  contains: { en: ['contains'], nl: ['bevat'] },
  startsWith: { en: ['starts with'], nl: ['begint met'] },
  isSet: { en: ['is set', 'is not empty'], nl: ['is ingevuld', 'is ingesteld', 'is niet leeg'] },
  isNotSet: { en: ['is not set', 'is empty'], nl: ['is niet ingevuld', 'is niet ingesteld', 'is leeg'] },
};

export const CONNECTIVES = {
  and: { en: 'AND', nl: 'EN' },
  or: { en: 'OR', nl: 'OF' },
  not: { en: 'NOT', nl: 'NIET' },
} as const;
