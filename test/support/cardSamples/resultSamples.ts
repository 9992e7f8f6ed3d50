import type { AdaptiveCard } from '../../../cards/card.js';
import { chooseRemovalForm } from '../../../cards/chooseRemovalForm.js';
import { connectionReceiptCard } from '../../../cards/connectionReceiptCard.js';
import { connectionRemovalForm } from '../../../cards/connectionRemovalForm.js';
import { enrichedDataForm } from '../../../cards/enrichedDataForm.js';
import { enrichmentCard } from '../../../cards/enrichmentCard.js';
import { enrichmentsForm } from '../../../cards/enrichmentsForm.js';
import { exportCard } from '../../../cards/exportCard.js';
import { fileLinkCard } from '../../../cards/fileLinkCard.js';
import type { Locale } from '../../../cards/locale.js';
import { profileCard } from '../../../cards/profileCard.js';
import { removalForm } from '../../../cards/removalForm.js';
import { removalReceiptCard } from '../../../cards/removalReceiptCard.js';
import type { EnrichmentView } from '../../../services/enrichments.js';
import { ENRICHED_FIELDS, type ProfileView } from '../../../services/results.js';
import { hostile } from '../hostileNames.js';
import {
  aFileLink,
  anEndedRun,
  anEnrichedRow,
  anEnrichment,
  anExport,
  aPage,
  aProfile,
  aReceipt,
  aRemovalPlan,
  MORNING,
  someOrigins,
} from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const many = Array.from({ length: 23 }, (_, index) =>
  anEnrichment({
    // As long as a real one.
    id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    name: index === 0 ? 'Leadspace companies' : hostile(index),
    active: index % 3 !== 1,
  }),
);
const allActive = many.map((enrichment) => ({ ...enrichment, active: true }));
const list = (name: string, enrichments: EnrichmentView[], search = '') =>
  sample('enrichmentsForm', name, (locale) =>
    enrichmentsForm({ enrichments, search, sort: 'updated', page: 1 }, locale),
  );
const pageUrl = `https://steward.example/tab/profiles?enrichment=enrichment-1#link=${'x'.repeat(90)}`;
const page = (name: string, given: Parameters<typeof aPage>[0]) =>
  sample('enrichedDataForm', name, (locale) => enrichedDataForm(aPage(given), locale, { pageUrl }));

const wide = aProfile({
  enrichment: { id: 'enrichment-1', name: hostile(1), sandbox: true },
  name: hostile(0),
  bucket: 'skipped',
  reason: 'noName',
  source: { name: hostile(2), file: hostile(3), key: hostile(4) },
  values: Array.from({ length: 200 }, (_, index) => ({ field: hostile(index), value: hostile(index + 1) })),
  enriched: ENRICHED_FIELDS.map((field, index) => ({ field, value: hostile(index) })),
  sent: { name: hostile(0), website: hostile(5), location: hostile(7) },
});

const ofManyRows: ProfileView = {
  ...wide,
  origins: {
    more: 1_000,
    rows: Array.from({ length: 50 }, (_, row) => ({
      ...{
        source: { name: hostile(row), file: hostile(row + 1) },
        key: hostile(row + 2),
        role: 'matched',
        keys: ['email', 'phone', 'domain', 'nameCountry'],
      },
      values: Array.from({ length: 200 }, (_, at) => ({ field: hostile(at), value: hostile(at + row), profile: 'x' })),
    })),
  },
  previous: { ids: Array.from({ length: 50 }, (_, at) => 999_000 + at), more: 120 },
  asked: { customerId: 999_000, since: MORNING },
};

export const resultSamples = [
  list('none', []),
  list('one', [anEnrichment()]),
  list('three', [
    anEnrichment(),
    anEnrichment({
      id: 'enrichment-2',
      name: 'Prospects Benelux',
      status: 'Refreshing',
      enriched: 1_204,
      active: true,
    }),
    anEnrichment({
      id: 'enrichment-3',
      name: 'Suppliers',
      status: 'Not started',
      enriched: 0,
      updatedAt: undefined,
      active: false,
    }),
  ]),
  list('nothing found', [], 'nothing like it'),
  list('23 with hostile names', many),
  list('five that can be deactivated', allActive),
  sample('enrichmentsForm', 'deactivated', (locale) =>
    enrichmentsForm(
      { enrichments: [anEnrichment({ active: false })], search: '', sort: 'name', page: 1, done: 'deactivated' },
      locale,
    ),
  ),
  sample('enrichmentsForm', 'for a viewer', (locale) =>
    enrichmentsForm({ enrichments: [anEnrichment()], search: '', sort: 'name', page: 1, readOnly: true }, locale),
  ),
  sample('enrichmentCard', 'with a result', (locale) => enrichmentCard(anEnrichment(), anEndedRun(), locale)),
  sample('enrichmentCard', 'in the 1:1 chat', (locale) =>
    enrichmentCard(anEnrichment(), anEndedRun(), locale, { pageUrl }),
  ),
  sample('enrichmentCard', 'never run', (locale) =>
    enrichmentCard(
      anEnrichment({
        status: 'Not started',
        enriched: 0,
        updatedAt: undefined,
        matchRate: undefined,
        change: undefined,
      }),
      undefined,
      locale,
    ),
  ),
  sample('enrichmentCard', 'hostile names', (locale) =>
    enrichmentCard(
      anEnrichment({
        name: hostile(1),
        active: false,
        mapping: { name: hostile(2), website: hostile(4), location: hostile(7) },
      }),
      anEndedRun({ coverage: ENRICHED_FIELDS.map((field) => ({ field, count: 500 })) }),
      locale,
    ),
  ),
  page('first page', {}),
  page('in the middle of a search', { search: 'con', total: 40, next: 20, previous: 17 }),
  page('nothing yet', { rows: [], total: 0, updatedAt: undefined }),
  page('nothing found', { rows: [], total: 0, search: 'nothing like it' }),
  page('hostile names', {
    enrichment: { id: 'enrichment-1', name: hostile(0), sandbox: true },
    rows: [0, 1, 2, 3, 4].map((index) =>
      anEnrichedRow({
        customerId: index,
        name: hostile(index),
        industry: hostile(index + 1),
        country: hostile(index + 2),
        employees: hostile(index + 3),
        confidence: hostile(index),
      }),
    ),
    search: hostile(6),
    total: 1_000_000,
    next: 5,
    previous: 0,
  }),
  sample('profileCard', 'enriched', (locale) => profileCard(aProfile(), locale, { pageUrl })),
  sample('profileCard', 'skipped', (locale) =>
    profileCard(
      aProfile({
        name: '',
        bucket: 'skipped',
        reason: 'noName',
        enriched: [],
        sent: undefined,
        confidence: undefined,
        answeredAt: undefined,
        runId: undefined,
        values: [],
      }),
      locale,
    ),
  ),
  sample('profileCard', '200 columns, hostile values', (locale) => profileCard(wide, locale)),
  sample('profileCard', 'of several sources', (locale) =>
    profileCard(
      aProfile({
        origins: someOrigins(),
        previous: { ids: [21, 40], more: 0 },
        asked: { customerId: 21, since: MORNING },
      }),
      locale,
      { pageUrl },
    ),
  ),
  sample('profileCard', '50 rows of sources, hostile values', (locale) => profileCard(ofManyRows, locale, { pageUrl })),
  sample('exportCard', 'being made', (locale) =>
    exportCard(anExport({ state: 'Refreshing', link: undefined }), locale),
  ),
  sample('exportCard', 'interrupted', (locale) => exportCard(anExport({ state: 'Failed', link: undefined }), locale)),
  sample('exportCard', 'made', (locale) => exportCard(anExport(), locale)),
  sample('fileLinkCard', 'a file', (locale) => fileLinkCard(aFileLink(), 'enrichment-1', locale)),
  sample('removalForm', 'only user of its connection', (locale) => removalForm.draw(aRemovalPlan(), locale)),
  sample('removalForm', 'wrong name, shared connection', (locale) =>
    removalForm.draw(
      aRemovalPlan({
        enrichment: { id: 'enrichment-1', name: hostile(0) },
        connection: { id: 'connection-1', name: hostile(3), usedOnlyHere: false },
      }),
      locale,
      {
        values: { output: 'purge', confirmation: hostile(1) },
        problems: { confirmation: locale.results.wrongName },
      },
    ),
  ),
  sample('removalForm', 'removed before, data kept', (locale) =>
    removalForm.draw(aRemovalPlan({ connection: { id: '', name: '', usedOnlyHere: false } }), locale),
  ),
  sample('chooseRemovalForm', 'data and a connection are left', (locale) =>
    chooseRemovalForm(
      {
        removables: [
          { kind: 'enrichment', id: 'enrichment-1', name: 'Leadspace companies' },
          { kind: 'output', id: 'enrichment-2', name: hostile(1) },
          { kind: 'connection', id: 'connection-1', name: hostile(2) },
        ],
        unknownName: true,
      },
      locale,
    ),
  ),
  sample('connectionRemovalForm', 'wrong name', (locale) =>
    connectionRemovalForm.draw(
      {
        connection: { id: 'connection-1', name: hostile(3) },
        tokenEnding: '7f3a',
        agreed: { by: hostile(4), at: MORNING },
        confirmation: hostile(3),
      },
      locale,
      { values: { confirmation: hostile(1) }, problems: { confirmation: locale.results.wrongConnection } },
    ),
  ),
  sample('connectionReceiptCard', 'gone', (locale) =>
    connectionReceiptCard({ connection: hostile(5), at: MORNING, by: hostile(6) }, locale),
  ),
  sample('removalReceiptCard', 'all gone', (locale) => removalReceiptCard(aReceipt(), locale)),
  sample('removalReceiptCard', 'all kept', (locale) =>
    removalReceiptCard(
      aReceipt({
        enrichment: hostile(5),
        by: hostile(6),
        output: 'kept',
        connection: 'kept',
        tokenDeleted: false,
        consent: 'kept',
      }),
      locale,
    ),
  ),
];
