import type { Bucket, EnrichedField } from '../results.js';

/** What the table of enriched profiles can be narrowed by, beside the search; each a list of which any may hold. */
export const FILTERS = ['bucket', 'confidence', 'industry', 'country', 'employeeRange'] as const;
export type FilterName = (typeof FILTERS)[number];

/** Which profiles of the enriched entity: all that is given has to hold. */
export interface ProfilesQuery {
  /** Part of the company name, the source's own or Leadspace's, in any letter case. */
  search?: string;
  /** The empty text stands for profiles without a value. */
  filters?: Partial<Record<FilterName, readonly string[]>>;
  /** Only profiles that the newest run has changed. */
  changed?: boolean;
}

export type SortField = 'customerId' | 'ownName' | 'bucket' | 'answeredAt' | EnrichedField;

/** Profiles without a value come last, either way; text in any letter case; equal ones by CustomerId. */
export interface ProfilesOrder {
  field: SortField;
  descending?: boolean;
}

/** A row of the table: what is known of one profile, each value only where there is one. */
export interface TableRow {
  customerId: number;
  /** The source's own company name. */
  ownName: string;
  bucket: Bucket;
  reason?: string;
  answeredAt?: number;
  /** The newest run has changed it. */
  changed: boolean;
  values: Partial<Record<EnrichedField, string | number>>;
}

export interface TablePage {
  enrichment: { id: string; name: string; sandbox: boolean };
  rows: TableRow[];
  /** Profiles in the data set, whatever the query. */
  profiles: number;
  updatedAt?: number;
  /** Opaque, for the page after and before; absent at the ends. They hold a value of a profile: never to be put into an address. */
  next?: string;
  previous?: string;
}
