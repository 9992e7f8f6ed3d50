import type { ExportColumn, ExportPlan, SegmentExportView } from '../../services/exports.js';
import { ENRICHED_FIELDS } from '../../services/results.js';
import { MORNING } from './views.js';

const SEGMENT = { id: 'segment-1', name: 'Newsletter readers' };
const MINUTE = 60_000;

export const keyColumns: ExportColumn[] = [
  { key: 'customerId', kind: 'key', name: 'CustomerId', proposed: false },
  { key: 'sourceKey', kind: 'key', name: 'SourceKey', proposed: true },
];

export const profileColumn = (name: string, proposed = false): ExportColumn => ({
  ...{ key: `p:${name}`, kind: 'profile', name, proposed },
});

export const consentColumn = (name: string): ExportColumn => ({
  ...{ key: `c:${name.toLowerCase()}`, kind: 'consent', name, proposed: false },
});

export const enrichedColumns = (enrichment: string, id: string): ExportColumn[] =>
  ENRICHED_FIELDS.map((name) => ({
    ...{ key: `e:${id}:${name}`, kind: 'enriched', name, enrichment, proposed: false },
  }));

export const aPlan = (given: Partial<ExportPlan> = {}): ExportPlan => ({
  segment: { ...SEGMENT, members: 204, refreshedAt: MORNING },
  columns: [
    ...keyColumns,
    ...[profileColumn('Company', true), profileColumn('E-mail', true), profileColumn('City'), profileColumn('Website')],
    ...enrichedColumns('Leadspace companies', 'enrichment-1'),
    ...[consentColumn('Newsletter'), consentColumn('Product updates')],
  ],
  ...given,
});

const fileOf = (name: string, rows: number, bytes: number) => ({
  ...{ url: `https://steward.example/files/${name}`, name, rows, bytes, expiresAt: MORNING + 15 * MINUTE },
});

export const someFiles: SegmentExportView['files'] = [
  { kind: 'members', link: fileOf('newsletter-readers.csv', 203, 24_300) },
  { kind: 'removed', link: fileOf('newsletter-readers-removed.csv', 5, 610) },
  { kind: 'manifest', link: fileOf('newsletter-readers-manifest.json', 1, 1_120) },
];

export const anExport = (given: Partial<SegmentExportView> = {}): SegmentExportView => ({
  id: 'export-1',
  segment: SEGMENT,
  state: 'Successful',
  startedAt: MORNING,
  endedAt: MORNING + 2_000,
  exported: 203,
  removedByConsent: 1,
  removedSinceLast: 5,
  consentAsOf: MORNING - 20 * MINUTE,
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  files: someFiles,
  oneDrive: false,
  withRefresh: false,
  ...given,
});

export const beingMade = anExport({
  ...{ state: 'Refreshing', exported: 0, removedByConsent: 0, removedSinceLast: 0, files: [] },
  ...{ endedAt: undefined, consentAsOf: undefined, hash: undefined },
} as Partial<SegmentExportView>);
