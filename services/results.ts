import { countOutput, findOutput, type OutputPage, type OutputRow, pageOutput } from '../storage/enriched.js';
import type { Reader } from '../storage/sql.js';
import type { Caller } from './caller.js';
import type { ConsentStatus } from './consent.js';
import { ServiceError } from './errors.js';
import { createExporting } from './results/exporting.js';
import type { IdsView, OriginsView } from './results/originsView.js';
import { overviewOf } from './results/overview.js';
import type { EnrichmentOverview } from './results/overviewView.js';
import { type NamedOutput, namedOutput, type ResultsParts } from './results/parts.js';
import { findRow, profileOf } from './results/profile.js';
import { countProfiles, tablePage } from './results/table.js';
import type { ProfilesOrder, ProfilesQuery, TablePage } from './results/tableView.js';

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
  /** The rows that it is made of; absent where it is one row. */
  origins?: OriginsView;
  /** CustomerIds under which rows of it were known before; absent where there are none. */
  previous?: IdsView;
  /** Asked for was another CustomerId, which has become part of this profile. */
  asked?: { customerId: number; since: number };
  enriched: { field: EnrichedField; value: string | number }[];
  /** What was sent to find the company. */
  sent?: { name: string; website?: string; location?: string };
  confidence?: string;
  answeredAt?: number;
  runId?: string;
  /** What the newest run has changed, with what was there before; absent where it has changed nothing. */
  changes?: {
    bucket?: Bucket;
    fields: { field: EnrichedField; before?: string | number; after?: string | number }[];
  };
  /** Its consent now, over all of its addresses, for every option there is. */
  consent: { option: string; status: ConsentStatus; at?: number; source?: string }[];
}

/** A link that downloads one file for 15 minutes, given in the 1:1 chat only. */
export interface FileLink {
  url: string;
  name: string;
  rows: number;
  bytes: number;
  expiresAt: number;
}

/** An export that is being made, or has ended. It lives with the process: after a restart it is asked for again. */
export interface ExportView {
  id: string;
  enrichmentId: string;
  state: 'Refreshing' | 'Successful' | 'Failed';
  link?: FileLink;
}

export interface Results {
  /** Pages by key, five rows a page; `search` finds in the company name, any letter case. */
  page(
    caller: Caller,
    enrichmentId: string,
    options?: { search?: string; after?: number; before?: number },
  ): Promise<EnrichedPage>;
  /** A CustomerId that has become part of another profile gives that one. @throws `notFound` */
  profile(caller: Caller, enrichmentId: string, customerId: number): Promise<ProfileView>;
  /**
   * The enriched entity as CSV, formulas neutralised: made in the background, told as `export:<id>`. `what`: of these profiles only, by
   * ascending CustomerId, always with all columns.
   */
  exportCsv(caller: Caller, enrichmentId: string, what?: ProfilesQuery): Promise<ExportView>;
  /** A page of the table, at most 100 rows. `at`: a place that an earlier page gave; what is none leads to the first page. */
  table(
    caller: Caller,
    enrichmentId: string,
    options: { query?: ProfilesQuery; order?: ProfilesOrder; at?: string; size?: number },
  ): Promise<TablePage>;
  /** Profiles of the query: for one that narrows nothing it is stored, else it is counted. */
  count(caller: Caller, enrichmentId: string, query: ProfilesQuery): Promise<number>;
  /** The figures of the newest run, stored with it. */
  overview(caller: Caller, enrichmentId: string): Promise<EnrichmentOverview>;
  /** For the card that was given where the export was asked for; its link checks the role again. */
  exportProgress(id: string): ExportView;
  /** The same for who asked for it and nobody else. @throws `notFound` */
  exportOf(caller: Caller, id: string): Promise<ExportView>;
}

const PAGE = 5;

/** Reading the enriched entity. Enrichments that were removed with their output kept can still be read, by their id. */
export function createResults(parts: ResultsParts): Results {
  const { sql, access } = parts;
  const exporting = createExporting(parts);

  return {
    async page(caller, enrichmentId, options = {}) {
      await access.require(caller, 'viewer');
      const named = await namedOutput(parts, enrichmentId);
      return pageOf(sql, named, { ...options, search: options.search?.trim() ?? '' });
    },
    async profile(caller, enrichmentId, customerId) {
      await access.require(caller, 'viewer');
      const { enrichment } = await namedOutput(parts, enrichmentId);
      const known = { enrichment, unification: parts.documents.read().unification, now: parts.clock.now() };
      // All of one moment: a refresh may end while it is read.
      return sql.beside(async (tx) => {
        const found = await findRow(tx, enrichmentId, customerId);
        if (!found) throw new ServiceError('notFound', { what: 'profile' });
        const view = await profileOf(tx, found.row, known);
        return { ...view, ...(found.asked && { asked: found.asked }) };
      });
    },
    async exportCsv(caller, enrichmentId, what) {
      await access.require(caller, 'viewer');
      return exporting.start(caller, await namedOutput(parts, enrichmentId), what);
    },
    exportProgress: exporting.progress,
    async exportOf(caller, id) {
      await access.require(caller, 'viewer');
      return exporting.of(caller, id);
    },
    async table(caller, enrichmentId, options) {
      await access.require(caller, 'viewer');
      return tablePage(sql, await namedOutput(parts, enrichmentId), options);
    },
    async count(caller, enrichmentId, query) {
      await access.require(caller, 'viewer');
      return countProfiles(sql, await namedOutput(parts, enrichmentId), query);
    },
    async overview(caller, enrichmentId) {
      await access.require(caller, 'viewer');
      return overviewOf(sql, await namedOutput(parts, enrichmentId));
    },
  };
}

async function pageOf(
  sql: Reader,
  { enrichment }: NamedOutput,
  wanted: Omit<OutputPage, 'limit'> & { search: string },
): Promise<EnrichedPage> {
  const { rows, more } = await pageOutput(sql, enrichment.id, { ...wanted, limit: PAGE });
  // Read again: a run may have ended since, and a page and its total must be of one output as far as anybody can tell.
  const output = await findOutput(sql, enrichment.id);
  const total = wanted.search === '' ? (output?.profiles ?? 0) : await countOutput(sql, enrichment.id, wanted.search);
  const backwards = wanted.before !== undefined && wanted.after === undefined;
  const hasNext = backwards ? rows.length > 0 : more;
  const hasPrevious = backwards ? more : wanted.after !== undefined && rows.length > 0;
  return {
    enrichment,
    rows: rows.map(toRow),
    total,
    ...(wanted.search !== '' && { search: wanted.search }),
    ...(output && { updatedAt: output.updatedAt }),
    ...(hasNext && { next: rows.at(-1)!.customerId }),
    ...(hasPrevious && { previous: rows[0]!.customerId }),
  };
}

function toRow({ customerId, ownName, bucket, values }: OutputRow): EnrichedRow {
  const { industry, country, employees, employeeRange, confidence } = values;
  const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
  const shown = {
    industry: text(industry),
    country: text(country),
    employees: text(employeeRange ?? employees),
    confidence: text(confidence),
  };
  const given = Object.entries(shown).filter(([, value]) => value !== undefined);
  return { customerId, name: ownName, bucket: bucket as Bucket, ...Object.fromEntries(given) };
}
