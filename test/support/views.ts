import type { EnrichmentView } from '../../services/enrichments.js';
import type { RemovalPlan, RemovalReceipt } from '../../services/removal.js';
import type { OriginsView } from '../../services/results/originsView.js';
import type { EnrichedPage, EnrichedRow, ExportView, FileLink, ProfileView } from '../../services/results.js';
import type { Buckets, RunPlan, RunView } from '../../services/runs/view.js';

/** 22 November 2026, 10:00 UTC. */
export const MORNING = Date.UTC(2026, 10, 22, 10, 0, 0);
const MINUTE = 60_000;

export const aPlan = (given: Partial<RunPlan> = {}): RunPlan => ({
  profiles: 612,
  willSend: 590,
  duplicates: 6,
  kept: 0,
  skipped: [{ reason: 'noName', count: 16 }],
  withheld: [],
  unknown: 0,
  oddNames: 3,
  requests: 2,
  estimatedMs: 35_000,
  columns: ['Company', 'Website', 'City'],
  ...given,
});

export const someBuckets = (given: Partial<Buckets> = {}): Buckets => ({
  enriched: 512,
  noMatch: 84,
  skipped: 16,
  withheld: 0,
  unknown: 0,
  notSent: 0,
  ...given,
});

export const noBuckets: Buckets = { enriched: 0, noMatch: 0, skipped: 0, withheld: 0, unknown: 0, notSent: 0 };

/** A dry run that has counted. */
export const aDryRun = (given: Partial<RunView> = {}): RunView => ({
  id: 'run-1',
  enrichment: { id: 'enrichment-1', name: 'Leadspace companies' },
  connection: { name: 'Leadspace', sandbox: true },
  mode: 'changed',
  state: 'Planned',
  cancelRequested: false,
  requestedBy: 'Alex Admin',
  requestedAt: MORNING,
  plan: aPlan(),
  validUntil: MORNING + 15 * MINUTE,
  counting: false,
  done: 0,
  submitted: 0,
  buckets: noBuckets,
  confidence: [],
  coverage: [],
  unsettled: 0,
  askable: 0,
  ...given,
});

/** A run in the middle. */
export const aRun = (given: Partial<RunView> = {}): RunView =>
  aDryRun({
    state: 'Refreshing',
    validUntil: undefined,
    startedAt: MORNING + MINUTE,
    done: 250,
    submitted: 500,
    rate: 16.7,
    leftMs: 20_000,
    buckets: someBuckets({ enriched: 212, noMatch: 38 }),
    ...given,
  });

/** A run that has ended well; confidence and coverage fit the number of enriched profiles. */
export function anEndedRun(given: Partial<RunView> = {}): RunView {
  const buckets = given.buckets ?? someBuckets();
  const answered = buckets.enriched + buckets.noMatch;
  return aRun({
    state: 'Successful',
    endedAt: MORNING + MINUTE + 35_000,
    done: 590,
    submitted: 590,
    rate: undefined,
    leftMs: undefined,
    buckets,
    previous: { buckets: someBuckets({ enriched: 500, noMatch: 96 }), endedAt: MORNING - 7 * 24 * 60 * MINUTE },
    matchRate: answered === 0 ? undefined : buckets.enriched / answered,
    confidence: shares(buckets.enriched, { HIGH: 0.78, MEDIUM: 0.17, LOW: 0.05 }).map(([level, count]) => ({
      level,
      count,
    })),
    coverage: shares(buckets.enriched, COVERED).map(([field, count]) => ({ field, count })),
    ...given,
  });
}

const COVERED = {
  name: 1,
  industry: 0.99,
  country: 0.98,
  city: 0.95,
  website: 0.91,
  employeeRange: 0.58,
  revenueRange: 0.41,
  phone: 0.28,
  naics: 0.17,
  description: 0.01,
};

const shares = (all: number, parts: Record<string, number>): [string, number][] =>
  all === 0 ? [] : Object.entries(parts).map(([name, share]) => [name, Math.round(all * share)]);

export const anEnrichment = (given: Partial<EnrichmentView> = {}): EnrichmentView => ({
  id: 'enrichment-1',
  name: 'Leadspace companies',
  connection: { id: 'connection-1', name: 'Leadspace', sandbox: true },
  dataSet: { id: 'Customer', kind: 'customer', name: 'Customer', size: 612, asOf: MORNING },
  mapping: { name: 'Company', website: 'Website', location: 'City' },
  active: true,
  status: 'Successful',
  runId: 'run-1',
  enriched: 512,
  matchRate: 512 / 596,
  change: 12,
  updatedAt: MORNING + 2 * MINUTE,
  ...given,
});

export const anEnrichedRow = (given: Partial<EnrichedRow> = {}): EnrichedRow => ({
  customerId: 17,
  name: 'adventure works b.v.',
  bucket: 'enriched',
  industry: 'Sporting goods',
  country: 'Netherlands',
  employees: '1,001-5,000',
  confidence: 'HIGH',
  ...given,
});

export const aPage = (given: Partial<EnrichedPage> = {}): EnrichedPage => ({
  enrichment: { id: 'enrichment-1', name: 'Leadspace companies', sandbox: true },
  rows: [
    anEnrichedRow(),
    anEnrichedRow({
      customerId: 18,
      name: 'Contoso',
      industry: 'Electronics',
      country: 'United States',
      confidence: 'MEDIUM',
    }),
    anEnrichedRow({
      customerId: 19,
      name: 'fabrikam inc',
      industry: undefined,
      employees: undefined,
      confidence: 'LOW',
    }),
  ],
  total: 3,
  updatedAt: MORNING + 2 * MINUTE,
  ...given,
});

export const aProfile = (given: Partial<ProfileView> = {}): ProfileView => ({
  enrichment: { id: 'enrichment-1', name: 'Leadspace companies', sandbox: true },
  customerId: 17,
  consent: [],
  name: 'adventure works b.v.',
  bucket: 'enriched',
  source: { name: 'CRM', file: 'company-profiles.csv', key: 'A-17' },
  values: [
    { field: 'Company', value: 'adventure works b.v.' },
    { field: 'Website', value: 'adventure-works.example' },
    { field: 'City', value: 'Utrecht, NL' },
    { field: 'Contact e-mail', value: 'info@adventure-works.example' },
  ],
  enriched: [
    { field: 'name', value: 'Adventure Works B.V.' },
    { field: 'industry', value: 'Sporting goods' },
    { field: 'subIndustry', value: 'Bicycles' },
    { field: 'employees', value: 1240 },
    { field: 'employeeRange', value: '1,001-5,000' },
    { field: 'country', value: 'Netherlands' },
    { field: 'city', value: 'Utrecht' },
    { field: 'website', value: 'adventure-works.example' },
  ],
  sent: { name: 'adventure works b.v.', website: 'adventure-works.example', location: 'Utrecht, NL' },
  confidence: 'HIGH',
  answeredAt: MORNING + 2 * MINUTE,
  runId: 'run-1',
  ...given,
});

/** Of a CRM, of billing, and twice in it. */
export const someOrigins = (): OriginsView => ({
  more: 0,
  rows: [
    {
      ...{ source: { name: 'CRM', file: 'company-profiles.csv' }, key: 'A-17', role: 'leading' },
      values: [
        { field: 'Company', value: 'adventure works b.v.' },
        { field: 'City', value: 'Utrecht, NL' },
      ],
    },
    {
      ...{ source: { name: 'Billing', file: 'billing.csv' }, key: '10017', role: 'matched', keys: ['domain' as const] },
      values: [
        { field: 'Naam', value: 'Adventure Works', profile: 'adventure works b.v.' },
        { field: 'City', value: 'Utrecht, NL' },
        { field: 'Fax', value: '030 1234567', profile: '' },
        { field: 'Notes', value: '' },
      ],
    },
    {
      ...{ source: { name: 'Billing', file: 'billing.csv' }, key: '10018', role: 'alternate', absent: true },
      values: [],
    },
  ],
});

export const aFileLink = (given: Partial<FileLink> = {}): FileLink => ({
  url: 'https://steward.example/files/eyJhbGciOiJIUzI1NiJ9',
  name: 'leadspace-companies.csv',
  rows: 512,
  bytes: 148_221,
  expiresAt: MORNING + 15 * MINUTE,
  ...given,
});

export const aRemovalPlan = (given: Partial<RemovalPlan> = {}): RemovalPlan => ({
  enrichment: { id: 'enrichment-1', name: 'Leadspace companies' },
  connection: { id: 'connection-1', name: 'Leadspace', usedOnlyHere: true },
  enrichedProfiles: 512,
  runs: 3,
  confirmation: 'Leadspace companies',
  ...given,
});

export const aReceipt = (given: Partial<RemovalReceipt> = {}): RemovalReceipt => ({
  enrichment: 'Leadspace companies',
  at: MORNING + 30 * MINUTE,
  by: 'Alex Admin',
  output: 'purged',
  outputRows: 596,
  connection: 'removed',
  tokenDeleted: true,
  consent: 'ended',
  ...given,
});

export const anExport = (changes: Partial<ExportView> = {}): ExportView => ({
  id: 'enrichment-1.1',
  enrichmentId: 'enrichment-1',
  state: 'Successful',
  link: aFileLink(),
  ...changes,
});
