import { z } from 'zod';
import type { EnrichedField } from '../results.js';

export type FieldValues = Partial<Record<EnrichedField, string | number>>;

/** One record of an answer, in our words. `raw` is the record as it came, for all that has no column of its own. */
export interface CompanyAnswer {
  /** What joins it with the profile; absent answers cannot be used. */
  externalId?: string;
  /**
   * `notEnriched`: no match, which is a normal answer. `invalid`: the provider refused the record (1200). `internalError`: the provider
   * failed (1100), or its answer tells neither a match nor a miss.
   */
  status: 'enriched' | 'notEnriched' | 'invalid' | 'internalError';
  /** HIGH, MEDIUM, LOW, VERY LOW, or a name of the customer's own. */
  confidence?: string;
  fields: FieldValues;
  raw: unknown;
}

// Absent, null, "" and a value of an unexpected kind all read as "no value": a field never spoils a record.
const text = z
  .unknown()
  .transform((value) => (typeof value === 'number' ? String(value) : value))
  .transform((value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined));

const number = z.unknown().transform(toNumber);

const group = <S extends z.ZodRawShape>(shape: S) =>
  z
    .object(shape)
    .partial()
    .catch({} as never);

const Size = group({ exact: number, range: text });

// v4 names; `size` and `revenue` are those of v3 programs.
const Company = group({
  name: text,
  industry: text,
  sub_industry: text,
  employees: Size,
  size: Size,
  revenue_dollar: Size,
  revenue: Size,
  address: group({
    country: text,
    state: text,
    city: text,
    region: text,
    address: text,
    street: text,
    zipcode: text,
    postalcode: text,
  }),
  website: text,
  phone: text,
  ownership: text,
  naics: text,
  naicsDescription: text,
  sic: text,
  sicDescription: text,
  description: text,
  linkedin_profile: text,
  matching_confidence: group({ level: text }),
});

// Where the codes 1100 and 1200 sit is not published: every likely place is looked at.
const Failure = z.preprocess(
  (value) => (typeof value === 'object' ? value : { description: value }),
  group({ code: text, description: text }),
);

const Answer = z.object({
  external_id: text.optional(),
  status: text.optional(),
  code: text.optional(),
  error: Failure.optional(),
  data: group({ enrichment_status: text, company: Company, error: Failure }).optional(),
});

/** Reads one record of a single or bulk answer. Undefined: not a record at all. */
export function readAnswer(raw: unknown): CompanyAnswer | undefined {
  const parsed = Answer.safeParse(raw);
  if (!parsed.success) return undefined;
  const answer = parsed.data;
  const company = answer.data?.company ?? {};
  const status = statusOf(answer);
  const fields = status === 'enriched' ? fieldsOf(company) : {};
  const confidence = status === 'enriched' ? company.matching_confidence?.level : undefined;
  const base: CompanyAnswer = { status, fields, raw };
  return { ...base, ...(answer.external_id && { externalId: answer.external_id }), ...(confidence && { confidence }) };
}

/** `enrichment_status` decides, not `status` and not the HTTP code; a failed record also says Not Enriched, so codes come first. */
function statusOf(answer: z.infer<typeof Answer>): CompanyAnswer['status'] {
  const failures = [answer.error, answer.data?.error, { code: answer.code, description: answer.status }];
  const says = (pattern: RegExp) => failures.some((one) => pattern.test(`${one?.code} ${one?.description}`));
  const outcome = answer.data?.enrichment_status?.toLowerCase() ?? '';
  if (outcome.includes('company enriched')) return 'enriched';
  if (says(/\b1200\b|invalid input/i)) return 'invalid';
  if (says(/\b1100\b|internal/i)) return 'internalError';
  return /^(not enriched|person enriched)$/.test(outcome.replace(/[_-]/g, ' ')) ? 'notEnriched' : 'internalError';
}

function fieldsOf(company: z.infer<typeof Company>): FieldValues {
  const address = company.address ?? {};
  const values: Partial<Record<EnrichedField, string | number | undefined>> = {
    name: company.name,
    industry: company.industry,
    subIndustry: company.sub_industry,
    employees: company.employees?.exact ?? company.size?.exact,
    employeeRange: company.employees?.range ?? company.size?.range,
    revenue: company.revenue_dollar?.exact ?? company.revenue?.exact,
    revenueRange: company.revenue_dollar?.range ?? company.revenue?.range,
    country: address.country,
    state: address.state,
    city: address.city,
    region: address.region,
    street: address.address ?? address.street,
    postalCode: address.zipcode ?? address.postalcode,
    website: company.website,
    phone: company.phone,
    ownership: company.ownership,
    naics: company.naics,
    naicsDescription: company.naicsDescription,
    sic: company.sic,
    sicDescription: company.sicDescription,
    description: company.description,
    linkedin: company.linkedin_profile,
    confidence: company.matching_confidence?.level,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as FieldValues;
}

/** Counts and sums: also as text, with or without separators of thousands; what is below zero or endless says nothing. */
function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? numberIn(value.trim()) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function numberIn(text: string): number | undefined {
  const digits = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}
