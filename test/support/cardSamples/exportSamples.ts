import type { AdaptiveCard } from '../../../cards/card.js';
import { chooseSegmentForm } from '../../../cards/chooseSegmentForm.js';
import { exportForm } from '../../../cards/exportForm.js';
import { type FileSaving, fileSavingCard } from '../../../cards/fileSavingCard.js';
import type { Locale } from '../../../cards/locale.js';
import { problemCard } from '../../../cards/problemCard.js';
import { safeText } from '../../../cards/safeText.js';
import { segmentExportCard } from '../../../cards/segmentExportCard.js';
import type { ExportPlan, SegmentExportView } from '../../../services/exports.js';
import {
  anExport,
  aPlan,
  beingMade,
  consentColumn,
  enrichedColumns,
  keyColumns,
  profileColumn,
  someFiles,
} from '../exportViews.js';
import { hostile } from '../hostileNames.js';
import { aSegment } from '../segmentViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });
const form = (name: string, given: Partial<ExportPlan>) =>
  sample('exportForm', name, (locale) => exportForm.draw(aPlan(given), locale));
const made = (name: string, view: SegmentExportView) =>
  sample('segmentExportCard', name, (locale) => segmentExportCard(view, locale));
const saving = (name: string, view: FileSaving) =>
  sample('fileSavingCard', name, (locale) => fileSavingCard(view, { export: 'export-1', file: 'members' }, locale));

const many = Array.from({ length: 60 }, (_, index) => index);
const hostilePlan = aPlan({
  segment: { id: 'segment-1', name: hostile(2), members: 123_456_789 },
  columns: [
    ...keyColumns,
    ...many.map((index) => profileColumn(`${index} ${hostile(index)}`, index < 30)),
    ...many.slice(0, 4).flatMap((index) => enrichedColumns(`${index} ${hostile(index)}`, `enrichment-${index}`)),
    ...many.map((index) => consentColumn(`${index} ${hostile(index)}`)),
  ],
  last: { endedAt: MORNING, members: 123_456_789 },
});
const hostileFiles = someFiles.map(({ kind, link }, index) => ({
  kind,
  link: { ...link, name: `${hostile(index)}.csv`, rows: 123_456_789, bytes: 98_765_432_100 },
}));

/** Where it is known which segment a problem is about, the way on is its own. */
const problem = (code: 'segmentOutdated' | 'segmentEmpty' | 'linkExpired') =>
  sample('problemCard', `${code} of a segment`, (locale) =>
    problemCard({ code, params: { name: 'Newsletter readers', segment: 'segment-1' } }, locale),
  );

export const exportSamples = [
  problem('segmentOutdated'),
  problem('segmentEmpty'),
  problem('linkExpired'),
  sample('chooseSegmentForm', 'two', (locale) =>
    chooseSegmentForm({ segments: [aSegment(), aSegment({ id: 'segment-2', name: 'Fair', members: 1 })] }, locale),
  ),
  sample('chooseSegmentForm', '200, unknown and hostile names', (locale) => {
    const segments = Array.from({ length: 200 }, (_, index) => aSegment({ id: `s-${index}`, name: hostile(index) }));
    return chooseSegmentForm({ segments, unknownName: true }, locale);
  }),
  form('first time, no enrichment', {
    columns: aPlan().columns.filter(({ kind }) => kind !== 'enriched'),
  }),
  form('again, with enriched fields', { last: { endedAt: MORNING, members: 208 } }),
  sample('exportForm', 'nothing chosen, a name unknown', (locale) =>
    exportForm.draw(aPlan(), locale, {
      values: { enrichedTyped: 'Wbsite' },
      problems: {
        key: locale.exports.form.noColumn,
        enrichedTyped: locale.exports.form.unknown('Wbsite'),
      },
    }),
  ),
  sample('exportForm', '60 columns, 4 enrichments, hostile names', (locale) =>
    exportForm.draw(hostilePlan, locale, {
      values: { profileTyped: hostile(1).repeat(60), enrichedTyped: hostile(2).repeat(60), consentTyped: 'x' },
      problems: { profileTyped: locale.exports.form.unknown(safeText(hostile(1), 60)) },
    }),
  ),
  form('60 columns, hostile names, as proposed', hostilePlan),
  made('being made', beingMade),
  made('made, all files', anExport()),
  made(
    'made, nobody left',
    anExport({ removedByConsent: 0, removedSinceLast: 0, files: [someFiles[0]!, someFiles[2]!] }),
  ),
  made('again with each refresh', anExport({ withRefresh: true })),
  made('to OneDrive', anExport({ oneDrive: true })),
  made('links have ended', anExport({ files: [] })),
  made('kept no longer', anExport({ files: [], oneDrive: true })),
  made('failed', { ...beingMade, state: 'Failed', failure: { reference: 'a1b2c3d4' } }),
  made(
    'hostile',
    anExport({
      segment: { id: 'segment-1', name: hostile(4) },
      ...{ exported: 123_456_789, removedByConsent: 9_999_999, removedSinceLast: 9_999_999, files: hostileFiles },
    }),
  ),
  saving('saving', { state: 'saving', name: 'newsletter-readers.csv' }),
  saving('saved', { state: 'saved', name: 'newsletter-readers.csv' }),
  saving('declined', { state: 'declined' }),
  saving('told twice', { state: 'repeated', name: hostile(3) }),
  saving('failed', {
    ...{ state: 'failed', name: 'newsletter-readers.csv' },
    problem: { code: 'uploadFailed', params: { status: 503 } },
  }),
];
