import type { AdaptiveCard } from '../../../cards/card.js';
import type { Locale } from '../../../cards/locale.js';
import { refreshCard } from '../../../cards/refreshCard.js';
import { type RefreshFormView, refreshForm } from '../../../cards/refreshForm.js';
import type { RefreshView } from '../../../services/refresh.js';
import { hostile } from '../hostileNames.js';
import {
  aFailedRefresh,
  aGoingRefresh,
  aQueuedRefresh,
  aRefresh,
  aStep,
  askedStep,
  manySteps,
  someChoices,
  someSteps,
} from '../refreshViews.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });
const refresh = (name: string, view: RefreshView, look?: { joined: boolean }) =>
  sample('refreshCard', name, (locale) => refreshCard(view, locale, look));
const form = (name: string, view: RefreshFormView) =>
  sample('refreshForm', name, (locale) => refreshForm(view, locale));

export const refreshSamples = [
  refresh('queued behind another, asked for twice', aQueuedRefresh(), { joined: true }),
  refresh('going on, one step tries again', aGoingRefresh()),
  refresh('being canceled', aGoingRefresh({ cancelRequested: true })),
  refresh('ended well', aRefresh()),
  refresh('nothing changed', aRefresh({ nodes: someSteps.map((node) => ({ ...node, counts: {} })), attached: 2 })),
  refresh('by a schedule, a file was gone', aFailedRefresh()),
  refresh('failed and repeated', aFailedRefresh({ retriedBy: 'refresh-2' })),
  refresh(
    'more to send than confirmed',
    aRefresh({ nodes: someSteps.map((node) => (node.kind === 'enrichment' ? askedStep : node)) }),
  ),
  refresh(
    'only one segment, canceled',
    aRefresh({
      ...{ target: { kind: 'segment', id: 'fair', only: true }, state: 'Canceled' },
      nodes: [aStep('segment:fair', { name: 'Fair visitors', state: 'Canceled' })],
    }),
  ),
  refresh('500 steps, hostile names', aRefresh({ state: 'Failed', nodes: manySteps(500), attached: 12 })),
  refresh(
    '500 data sources, one failed, going on',
    aGoingRefresh({
      startedBy: { by: 'person', name: hostile(3) },
      target: { kind: 'source', id: '7', only: false },
      nodes: Array.from({ length: 500 }, (_, index) =>
        aStep(`source:${index}`, {
          ...{ name: hostile(index) },
          ...(index === 499 && {
            ...{ state: 'Failed', failure: { code: 'importFailed', params: { reference: 'a1b2c3d4' } } },
          }),
        }),
      ),
    }),
  ),
  form('everything is proposed', { choices: someChoices }),
  form('a name that none has', { choices: someChoices, named: 'none', only: true }),
  form('300 names, one that several have', {
    choices: Array.from({ length: 300 }, (_, index) => ({ kind: 'segment', id: `s-${index}`, name: hostile(index) })),
    ...{ named: 'several', chosen: { kind: 'segment', id: 's-7' } },
  }),
];
