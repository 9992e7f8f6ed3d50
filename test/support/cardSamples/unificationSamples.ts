import { unifyColumnsForm } from '../../../cards/unifyColumnsForm.js';
import { unifyPreviewCard } from '../../../cards/unifyPreviewCard.js';
import { unifyPreviewListCard } from '../../../cards/unifyPreviewListCard.js';
import { unifyRulesForm } from '../../../cards/unifyRulesForm.js';
import { unifySourceForm } from '../../../cards/unifySourceForm.js';
import { unifySourcesForm } from '../../../cards/unifySourcesForm.js';
import type { UnificationDraftView, UnifyPreviewListView, UnifyPreviewView } from '../../../services/unifications.js';
import { hostilePreview, manySources, readyPreview, twoSources } from '../unificationViews.js';
import type { CardSample } from './index.js';

const drafts: [name: string, draft: UnificationDraftView][] = [
  ['two sources', twoSources],
  ['many sources with names that hurt', manySources],
  ['one source', { ...twoSources, sources: twoSources.sources.slice(0, 1), warnings: [{ code: 'oneSource' }] }],
];

const previews: [name: string, view: UnifyPreviewView][] = [
  ['ready', readyPreview],
  ['names that hurt', hostilePreview],
  ['queued', { id: 'preview-1', state: 'Queued', draft: readyPreview.draft }],
  ['matching', { id: 'preview-1', state: 'Refreshing', draft: readyPreview.draft }],
  ['failed', { id: 'preview-1', state: 'Failed', draft: readyPreview.draft, failure: { reference: 'preview-1' } }],
  ['over', { ...readyPreview, over: true }],
];

const file: UnifyPreviewListView = { id: 'list-1', preview: 'preview-1', list: 'ambiguous', state: 'Refreshing' };
const link = {
  ...{ url: 'https://steward.example/files/x', name: 'unification-ambiguous.csv', rows: 6, bytes: 512 },
  expiresAt: Date.UTC(2026, 10, 26, 9),
};

export const unificationSamples: readonly CardSample[] = [
  ...drafts.flatMap(([name, draft]): CardSample[] => [
    { card: 'unifySourcesForm', name, draw: (locale) => unifySourcesForm.draw({ draft }, locale) },
    {
      ...{ card: 'unifySourceForm', name },
      draw: (locale) => unifySourceForm.draw({ draft, source: draft.sources.at(-1)! }, locale),
    },
    { card: 'unifyRulesForm', name, draw: (locale) => unifyRulesForm.draw(draft, locale) },
    { card: 'unifyColumnsForm', name, draw: (locale) => unifyColumnsForm.draw({ draft }, locale) },
  ]),
  {
    ...{ card: 'unifySourceForm', name: 'a problem below an input' },
    draw: (locale) =>
      unifySourceForm.draw({ draft: twoSources, source: twoSources.sources[1]! }, locale, {
        ...{ values: { by: 'domain' }, problems: { by: locale.inputs.unknownChoice } },
      }),
  },
  ...previews.map(
    ([name, view]): CardSample => ({
      card: 'unifyPreviewCard',
      name,
      draw: (locale) => unifyPreviewCard(view, locale),
    }),
  ),
  ...[file, { ...file, state: 'Failed' as const }, { ...file, state: 'Successful' as const, link }].map(
    (view): CardSample => ({
      ...{ card: 'unifyPreviewListCard', name: view.state },
      draw: (locale) => unifyPreviewListCard(view, locale),
    }),
  ),
];
