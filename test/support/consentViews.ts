import type { ConsentValuesView } from '../../cards/consentValuesForm.js';
import type { ProfileConsentView } from '../../cards/profileConsentForm.js';
import type { ConsentDraft, Seen } from '../../services/consentImports.js';
import type { ConsentFound, DataSourceView, ImportSummary, SourceColumn } from '../../services/dataSources.js';
import { anImport, anImportDraft, aSource, DRAFT } from './setupViews.js';

export const seen = (text: string, rows = 2): Seen => ({ text, folded: text.trim().toLowerCase(), rows });

export const consentColumns: SourceColumn[] = [
  { name: 'Consent ID', fillRate: 1, samples: ['0', '2', '5'] },
  { name: 'Email', fillRate: 1, samples: ['holly@contoso.com', 'frank@contoso.com'], guess: 'email' },
  { name: 'Consent option', fillRate: 1, samples: ['Newsletter', 'Product updates'] },
  { name: 'Consent value', fillRate: 1, samples: ['False', 'True'] },
];

/** The sample of the product's own page. */
export const aConsentDraft = (given: Partial<ConsentDraft> = {}): ConsentDraft => ({
  draft: DRAFT,
  file: { name: 'consent.csv', bytes: 204, format: 'csv', encoding: 'UTF-8', separator: ',' },
  columns: consentColumns,
  preview: [
    ['0', 'holly@contoso.com', 'Newsletter', 'False'],
    ['2', 'holly@contoso.com', 'Product updates', 'True'],
    ['5', 'frank@contoso.com', 'Newsletter', 'True'],
  ],
  name: 'consent',
  looksLike: 'consent',
  mapping: {
    kind: 'email',
    key: 'Email',
    value: 'Consent value',
    option: 'Consent option',
    consentId: 'Consent ID',
    readings: { true: ['true'], false: ['false'] },
    reversed: [],
    straight: [],
  },
  values: [seen('True'), seen('False')],
  moreValues: 0,
  options: [seen('Newsletter'), seen('Product updates')],
  moreOptions: 0,
  datesAmbiguous: false,
  ...given,
});

export const aConsentStep = (given: Partial<ConsentValuesView> = {}): ConsentValuesView => ({
  draft: aConsentDraft(),
  columns: {
    kind: 'email',
    holds: 'complete',
    key: 'Email',
    value: 'Consent value',
    option: 'Consent option',
    consentId: 'Consent ID',
  },
  name: 'consent',
  ...given,
});

export const aProfileConsentStep = (given: Partial<ProfileConsentView> = {}): ProfileConsentView => ({
  draft: anImportDraft({
    columns: [
      { name: 'Account number', fillRate: 1, samples: ['A-1001'], guess: 'key' },
      { name: 'Newsletter consent', fillRate: 0.9, samples: ['ja', 'nee'] },
      { name: 'Do not sell', fillRate: 0.4, samples: ['ja'] },
      { name: 'Newsletter consent date', fillRate: 0.9, samples: ['2026-04-03'] },
    ],
  }),
  chosen: {
    name: 'CRM',
    key: 'Account number',
    emails: [],
    phones: [],
    consent: ['Newsletter consent', 'Do not sell'],
  },
  proposed: [
    { option: 'Newsletter', reversed: false, date: 'Newsletter consent date' },
    { option: 'Do not sell', reversed: true },
  ],
  dates: ['Newsletter consent date', undefined],
  vocabulary: { readings: { true: ['ja'], false: ['nee'] }, values: [seen('ja', 412), seen('nee', 61)], moreValues: 0 },
  datesAmbiguous: false,
  ...given,
});

export const someConsent = (given: Partial<ConsentFound> = {}): ConsentFound => ({
  options: 2,
  unreadable: 0,
  idsTwice: 0,
  unconfirmed: [],
  granted: 2,
  denied: 2,
  unset: 0,
  ...given,
});

export const aConsentImport = (given: Partial<ImportSummary> = {}): ImportSummary =>
  anImport({
    kind: 'consent',
    source: { id: 'source-2', name: 'Consent 2026' },
    file: 'consent.csv',
    read: 4,
    accepted: 4,
    rejected: 0,
    reasons: [],
    added: 4,
    changed: 0,
    gone: 0,
    consent: someConsent(),
    ...given,
  });

export const aConsentSource = (given: Partial<DataSourceView> = {}): DataSourceView =>
  aSource({
    id: 'source-2',
    kind: 'consent',
    name: 'Consent 2026',
    file: 'consent.csv',
    key: 'Email',
    emails: [],
    phones: [],
    profiles: 4,
    lastImport: aConsentImport(),
    ...given,
  });
