import type { Directory } from './companies/directory.js';
import { mixText } from './companies/random.js';
import { companyGraph } from './graph.js';
import { reaches } from './match/levels.js';
import { findMatch, type Match, type Question } from './match/matcher.js';
import type { Behaviour } from './tokens.js';

const LONGEST_NAME = 255;

/** One record as it was submitted, checked: a question, or why it is none. */
export type Submitted =
  | { externalId: string | undefined; question: Question }
  | { externalId: string | undefined; invalid: string };

/** The wire is not trusted: whatever was sent becomes one of the two. */
export function readRecord(value: unknown): Submitted {
  const record = asObject(value);
  const externalId = typeof record?.external_id === 'string' ? record.external_id : undefined;
  const company = asObject(record?.company);
  if (!company) return { externalId, invalid: 'company is required' };
  const { name, website } = company;
  if (typeof name !== 'string' || name.trim() === '') return { externalId, invalid: 'company.name is required' };
  if ([...name].length > LONGEST_NAME)
    return { externalId, invalid: `company.name is longer than ${LONGEST_NAME} characters` };
  if (website !== undefined && website !== null && typeof website !== 'string') {
    return { externalId, invalid: 'company.website is not a text' };
  }
  const address = asObject(company.address);
  const part = (key: string) => (typeof address?.[key] === 'string' ? address[key] : undefined);
  return {
    externalId,
    question: {
      name,
      website: website ?? undefined,
      address: { country: part('country'), state: part('state'), city: part('city') },
    },
  };
}

/** The match that this customer gets to see. */
export function matchFor(directory: Directory, behaviour: Behaviour, question: Question): Match | undefined {
  const match = findMatch(directory, question);
  return match && reaches(match.level, behaviour.minimum) ? match : undefined;
}

export function enrichedAnswer(directory: Directory, behaviour: Behaviour, submitted: Submitted, match: Match) {
  const originalName = 'question' in submitted ? submitted.question.name : '';
  const company = companyGraph({ directory, behaviour, match, originalName });
  return { ...envelope('success', submitted), data: { enrichment_status: 'Company Enriched', company } };
}

/** A miss is a success without a company; some come with an empty one, as on the wire both are seen. */
export function missAnswer(submitted: Submitted) {
  const empty = mixText(submitted.externalId ?? '') % 4 === 0;
  return {
    ...envelope('success', submitted),
    data: { enrichment_status: 'Not Enriched', ...(empty && { company: {} }) },
  };
}

export function failedAnswer(submitted: Submitted, code: 1100 | 1200) {
  const description = code === 1100 ? 'Internal Error' : 'Invalid Input';
  const error = { code, description };
  return { ...envelope('failure', submitted), error, data: { enrichment_status: 'Not Enriched' } };
}

function envelope(status: 'success' | 'failure', { externalId }: Submitted) {
  return { status, ...(externalId !== undefined && { external_id: externalId }) };
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
