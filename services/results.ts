import type { Caller } from './caller.js';

/** The enriched attributes that are columns of their own; everything else of an answer is kept raw. */
export const ENRICHED_FIELDS = [
  'name',
  'industry',
  'subIndustry',
  'employees',
  'employeeRange',
  'revenue',
  'revenueRange',
  'country',
  'state',
  'city',
  'region',
  'street',
  'postalCode',
  'website',
  'phone',
  'ownership',
  'naics',
  'naicsDescription',
  'sic',
  'sicDescription',
  'description',
  'linkedin',
  'confidence',
] as const;
export type EnrichedField = (typeof ENRICHED_FIELDS)[number];

export type Bucket = 'enriched' | 'noMatch' | 'skipped' | 'withheld' | 'unknown' | 'notSent';

/** A row of View enriched data. */
export interface EnrichedRow {
  customerId: number;
  /** The source's own company name. */
  name: string;
  bucket: Bucket;
  industry?: string;
  country?: string;
  employees?: string;
  confidence?: string;
}

export interface EnrichedPage {
  enrichment: { id: string; name: string; sandbox: boolean };
  rows: EnrichedRow[];
  /** Profiles that fit the search. */
  total: number;
  search?: string;
  updatedAt?: number;
  /** Keys to page on and back by; absent at the ends. */
  next?: number;
  previous?: number;
}

/** One profile: what the source says beside what Leadspace says. Neither ever overwrites the other. */
export interface ProfileView {
  enrichment: { id: string; name: string; sandbox: boolean };
  customerId: number;
  name: string;
  bucket: Bucket;
  reason?: string;
  source: { name: string; file: string; key: string };
  values: { field: string; value: string }[];
  enriched: { field: EnrichedField; value: string | number }[];
  /** What was sent to find the company. */
  sent?: { name: string; website?: string; location?: string };
  confidence?: string;
  answeredAt?: number;
  runId?: string;
}

/** A link that downloads one file for 15 minutes, given in the 1:1 chat only. */
export interface FileLink {
  url: string;
  name: string;
  rows: number;
  bytes: number;
  expiresAt: number;
}

export interface Results {
  /** Pages by key, five rows a page; `search` finds in the company name, any letter case. */
  page(caller: Caller, enrichmentId: string, options?: { search?: string; after?: number; before?: number }): Promise<EnrichedPage>;
  /** @throws `notFound` */
  profile(caller: Caller, enrichmentId: string, customerId: number): Promise<ProfileView>;
  /** The enriched entity as CSV, formulas neutralised. */
  exportCsv(caller: Caller, enrichmentId: string): Promise<FileLink>;
}
