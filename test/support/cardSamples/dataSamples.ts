import type { AdaptiveCard } from '../../../cards/card.js';
import { choiceKey } from '../../../cards/choices.js';
import { dataSourcesCard, type SourcesView } from '../../../cards/dataSourcesCard.js';
import { importCard } from '../../../cards/importCard.js';
import { importFileForm } from '../../../cards/importFileForm.js';
import { importMappingForm } from '../../../cards/importMappingForm.js';
import type { Locale } from '../../../cards/locale.js';
import { problemText } from '../../../cards/problemCard.js';
import { rejectsCard } from '../../../cards/rejectsCard.js';
import { removeSourceCard } from '../../../cards/removeSourceCard.js';
import { safeText } from '../../../cards/safeText.js';
import type { ImportDraft, ImportFile, ImportSummary, RejectReason } from '../../../services/dataSources.js';
import { hostile } from '../hostileNames.js';
import { anImport, anImportDraft, aSource, someColumns } from '../setupViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const sources = (name: string, view: Partial<SourcesView>) =>
  sample('dataSourcesCard', name, (locale) =>
    dataSourcesCard({ sources: [], page: 0, mayChange: true, ...view }, locale),
  );
const files = (name: string, given: ImportFile[]) =>
  sample('importFileForm', name, (locale) => importFileForm.draw({ files: given }, locale));
const mapping = (name: string, view: ImportDraft) =>
  sample('importMappingForm', name, (locale) => importMappingForm.draw(view, locale));
const imported = (name: string, view: ImportSummary) =>
  sample('importCard', name, (locale) => importCard(view, locale));

const reasons: RejectReason[] = [
  'keyMissing',
  'keyTwice',
  'tooFewCells',
  'tooManyCells',
  'quote',
  'lineTooLong',
  'encoding',
];
const many = Array.from({ length: 13 }, (_, index) =>
  aSource({ id: `source-${index}`, name: hostile(index), file: hostile(index + 1), canRefresh: index % 2 === 0 }),
);
const wideColumns = Array.from({ length: 200 }, (_, index) => ({
  name: `${index} ${hostile(index)}`,
  fillRate: index / 200,
  samples: [index % 3 === 0 ? `a${index}@contoso.example` : hostile(index)],
}));
const wide = anImportDraft({
  file: { name: hostile(0), bytes: 1_234_567_890, format: 'csv', encoding: 'windows-1252', separator: '\t' },
  columns: wideColumns,
  preview: [0, 1, 2].map((row) => wideColumns.map((_, index) => hostile(index + row))),
  name: hostile(5).slice(0, 100),
  key: wideColumns[120]!.name,
  emails: wideColumns.slice(0, 60).map(({ name }) => name),
  phones: wideColumns.slice(60, 120).map(({ name }) => name),
  replaces: { id: 'source-1', name: hostile(3) },
});

export const dataSamples = [
  sources('none', {}),
  sources('one', { sources: [aSource()] }),
  sources('seen by a viewer', {
    sources: [aSource(), aSource({ id: 'source-2', name: 'Fair 2026', canRefresh: false })],
    mayChange: false,
  }),
  sources('13, hostile names, page 2', { sources: many, page: 1 }),
  sample('dataSourcesCard', 'removed', (locale) =>
    dataSourcesCard(
      {
        sources: [aSource()],
        page: 0,
        mayChange: true,
        notice: { kind: 'good', words: locale.data.sources.removed(safeText(hostile(3), 80)) },
      },
      locale,
    ),
  ),
  sources('importing and failed', {
    sources: [
      aSource({ lastImport: anImport({ state: 'Refreshing' }) }),
      aSource({ id: 'source-2', name: 'Fair', lastImport: anImport({ state: 'Failed', rejected: 0 }) }),
    ],
  }),
  files('none', []),
  files('two', [
    { path: 'company-profiles.csv', bytes: 61_204, changedAt: MORNING },
    { path: 'archive/2025/companies.parquet', bytes: 48_112_004, changedAt: MORNING - 400 * 24 * 3_600_000 },
  ]),
  files(
    '60, hostile names',
    Array.from({ length: 60 }, (_, index) => ({
      path: `${index}${hostile(index)}`,
      bytes: 10 ** (index % 10),
      changedAt: MORNING,
    })),
  ),
  sample('importFileForm', 'not a table', (locale) =>
    importFileForm.draw({ files: [{ path: 'list.csv', bytes: 61_204, changedAt: MORNING }] }, locale, {
      values: { file: choiceKey('list.csv') },
      problems: { file: problemText({ code: 'fileFormat', params: { file: 'list.csv' } }, locale) },
    }),
  ),
  mapping('guessed', anImportDraft()),
  mapping('replaces', anImportDraft({ name: 'CRM', replaces: { id: 'source-1', name: 'CRM' } })),
  mapping(
    'nothing guessed',
    anImportDraft({
      columns: someColumns.slice(1, 4),
      preview: [],
      key: undefined,
      emails: [],
      phones: [],
      file: { name: 'companies.parquet', bytes: 48_112_004, format: 'parquet' },
    }),
  ),
  mapping('200 columns, hostile names', wide),
  imported('queued', anImport({ state: 'Queued', read: 0, accepted: 0, rejected: 0, reasons: [], endedAt: undefined })),
  imported(
    'reading',
    anImport({ state: 'Refreshing', read: 412_000, accepted: 411_998, rejected: 2, endedAt: undefined }),
  ),
  imported('some rejected', anImport()),
  imported('all accepted', anImport({ read: 612, rejected: 0, reasons: [], added: 612, changed: 0, gone: 0 })),
  imported(
    'failed',
    anImport({
      state: 'Failed',
      read: 0,
      accepted: 0,
      rejected: 0,
      reasons: [],
      failure: { code: 'fileUnclosedQuote', params: { row: 417 } },
    }),
  ),
  imported(
    'every reason, hostile names',
    anImport({
      source: { id: 'source-1', name: hostile(3) },
      file: hostile(5),
      reasons: reasons.map((reason, index) => ({ reason, count: 10 ** index })),
      keysDifferInCase: 4,
      read: 123_456_789,
    }),
  ),
  sample('rejectsCard', 'none', (locale) =>
    rejectsCard({ import: anImport(), rows: [], total: 0, later: false }, locale),
  ),
  sample('rejectsCard', 'a page', (locale) =>
    rejectsCard(
      {
        import: anImport(),
        rows: [
          { row: 17, column: 'Account number', reason: 'keyMissing' },
          { row: 18, column: 'Account number', reason: 'keyTwice' },
          { row: 1_204, reason: 'tooFewCells' },
        ],
        total: 31,
        next: 1_204,
        later: false,
      },
      locale,
    ),
  ),
  sample('rejectsCard', 'hostile column names', (locale) =>
    rejectsCard(
      {
        import: anImport({ source: { id: 'source-1', name: hostile(2) } }),
        rows: Array.from({ length: 20 }, (_, index) => ({
          row: 1_000_000 + index,
          column: hostile(index),
          reason: reasons[index % reasons.length]!,
        })),
        total: 99_999,
        next: 1_000_019,
        later: true,
      },
      locale,
    ),
  ),
  sample('removeSourceCard', 'asks', (locale) => removeSourceCard(aSource(), locale)),
  sample('removeSourceCard', 'hostile name', (locale) => removeSourceCard(aSource({ name: hostile(1) }), locale)),
];
