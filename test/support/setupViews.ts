import type { ConnectionView } from '../../services/connections.js';
import type {
  DataField,
  DataSet,
  DataSourceView,
  ImportDraft,
  ImportSummary,
  SourceColumn,
} from '../../services/dataSources.js';
import type { SetupView } from '../../services/setup.js';
import type { StatusView } from '../../services/status.js';
import { anEnrichment, MORNING } from './views.js';

export const DRAFT = { id: 'draft-1', version: 3 };
const DAY = 24 * 3_600_000;

export const aConnection = (given: Partial<ConnectionView> = {}): ConnectionView => ({
  id: 'connection-1',
  name: 'Leadspace',
  tokenEnding: '4f2a',
  tokenAddedAt: MORNING - 3 * DAY,
  tokenAge: 'fresh',
  verifiedAt: MORNING - 3 * DAY,
  consent: {
    textVersion: '2026-11-22',
    textHash: 'ab12',
    language: 'en',
    tenantId: 'tenant',
    userId: 'user-1',
    userName: 'Alex Admin',
    at: MORNING - 3 * DAY,
  },
  consentIsCurrent: true,
  sandbox: true,
  usedBy: [],
  ...given,
});

export const aDataSet = (given: Partial<DataSet> = {}): DataSet => ({
  id: 'Customer',
  kind: 'customer',
  name: 'Customer',
  size: 612,
  asOf: MORNING,
  ...given,
});

export const someFields: DataField[] = [
  { name: 'Company', fillRate: 0.97, samples: ['Contoso B.V.'], guess: 'companyName' },
  { name: 'Website', fillRate: 0.61, samples: ['contoso.example'], guess: 'website' },
  { name: 'City', fillRate: 0.83, samples: ['Utrecht'], guess: 'location' },
  { name: 'Account number', fillRate: 1, samples: ['A-1001'] },
  { name: 'Contact e-mail', fillRate: 0.74, samples: ['frank@contoso.example'] },
];

export const someConsents = [
  { key: 'newsletter', name: 'Newsletter', granted: 412, denied: 93 },
  { key: 'product updates', name: 'Product updates', granted: 308, denied: 140 },
];

type Step<Name extends SetupView['step']> = Extract<SetupView, { step: Name }>;

export const aConnectStep = (given: Partial<Step<'connect'>> = {}): Step<'connect'> => ({
  draft: DRAFT,
  step: 'connect',
  sandbox: true,
  destination: 'http://127.0.0.1:3979',
  pageOnly: false,
  ...given,
});

export const aDataSetStep = (given: Partial<Step<'dataSet'>> = {}): Step<'dataSet'> => ({
  draft: DRAFT,
  step: 'dataSet',
  name: 'Leadspace companies',
  taken: [],
  dataSets: [aDataSet()],
  connection: aConnection(),
  ...given,
});

export const aFieldsStep = (given: Partial<Step<'fields'>> = {}): Step<'fields'> => ({
  draft: DRAFT,
  step: 'fields',
  name: 'Leadspace companies',
  dataSet: aDataSet(),
  fields: someFields,
  more: 0,
  mapping: { name: 'Company', website: 'Website', location: 'City' },
  consents: [],
  preview: [
    { name: 'Contoso B.V.', website: 'contoso.example', location: 'Utrecht' },
    { name: 'fabrikam', website: '', location: 'Leeds, UK' },
    { name: 'Adventure Works GmbH', website: 'adventure-works.example', location: '' },
  ],
  ...given,
});

export const anAppliedStep = (given: Partial<Step<'applied'>> = {}): Step<'applied'> => ({
  draft: DRAFT,
  step: 'applied',
  enrichment: anEnrichment({ status: 'Not started', enriched: 0 }),
  ...given,
});

export const anImport = (given: Partial<ImportSummary> = {}): ImportSummary => ({
  id: 'import-1',
  kind: 'profiles',
  source: { id: 'source-1', name: 'CRM' },
  file: 'company-profiles.csv',
  state: 'Successful',
  startedAt: MORNING,
  endedAt: MORNING + 1_400,
  read: 615,
  accepted: 612,
  rejected: 3,
  reasons: [
    { reason: 'keyMissing', count: 2 },
    { reason: 'keyTwice', count: 1 },
  ],
  added: 9,
  changed: 41,
  gone: 2,
  keysDifferInCase: 0,
  ...given,
});

export const aSource = (given: Partial<DataSourceView> = {}): DataSourceView => ({
  id: 'source-1',
  kind: 'profiles',
  name: 'CRM',
  file: 'company-profiles.csv',
  key: 'Account number',
  emails: ['Contact e-mail'],
  phones: [],
  profiles: 612,
  refreshedAt: MORNING,
  lastImport: anImport(),
  canRefresh: true,
  ...given,
});

export const someColumns: SourceColumn[] = [
  { name: 'Account number', fillRate: 1, samples: ['A-1001', 'A-1002'], guess: 'key' },
  { name: 'Company', fillRate: 0.97, samples: ['Contoso B.V.'], guess: 'companyName' },
  { name: 'Website', fillRate: 0.61, samples: ['contoso.example'], guess: 'website' },
  { name: 'City', fillRate: 0.83, samples: ['Utrecht'], guess: 'location' },
  { name: 'Contact e-mail', fillRate: 0.74, samples: ['frank@contoso.example'], guess: 'email' },
  { name: 'Invoice e-mail', fillRate: 0.12, samples: ['ap@contoso.example'] },
  { name: 'Contact phone', fillRate: 0.55, samples: ['+31 30 1234567'], guess: 'phone' },
  { name: 'Owner', fillRate: 1, samples: ['Sam'] },
];

export const anImportDraft = (given: Partial<ImportDraft> = {}): ImportDraft => ({
  draft: DRAFT,
  file: { name: 'company-profiles.csv', bytes: 61_204, format: 'csv', encoding: 'UTF-8', separator: ';' },
  columns: someColumns,
  preview: [
    ['A-1001', 'Contoso B.V.', 'contoso.example', 'Utrecht', 'frank@contoso.example', '', '+31 30 1234567', 'Sam'],
    ['A-1002', 'fabrikam', '', 'Leeds, UK', 'holly@fabrikam.example', 'ap@fabrikam.example', '', 'Sam'],
    ['A-1003', 'Adventure Works GmbH', 'adventure-works.example', '', '', '', '', 'Noor'],
  ],
  name: 'company-profiles',
  key: 'Account number',
  emails: ['Contact e-mail'],
  phones: ['Contact phone'],
  looksLike: 'profiles',
  ...given,
});

export const aStatus = (given: Partial<StatusView> = {}): StatusView => ({
  version: '0.1.0',
  startedAt: MORNING - 2 * DAY,
  development: true,
  provider: { address: 'http://127.0.0.1:3979', sandbox: true },
  connections: [aConnection()],
  profiles: 612,
  dataAsOf: MORNING,
  sources: 1,
  enrichments: [anEnrichment()],
  queue: { batches: 0, activeRuns: [] },
  audit: { entries: 27, intact: true },
  closed: 0,
  settingsRestored: false,
  ...given,
});
