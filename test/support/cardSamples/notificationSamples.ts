import type { AdaptiveCard } from '../../../cards/card.js';
import { confirmationNotice } from '../../../cards/confirmationNotice.js';
import { exportNotice } from '../../../cards/exportNotice.js';
import type { Locale } from '../../../cards/locale.js';
import { muteForm } from '../../../cards/muteForm.js';
import { refreshNotice } from '../../../cards/refreshNotice.js';
import { runNotice } from '../../../cards/runNotice.js';
import { staleNotice } from '../../../cards/staleNotice.js';
import { type SubscriptionFormView, subscriptionForm } from '../../../cards/subscriptionForm.js';
import { type SubscriptionsView, subscriptionsCard } from '../../../cards/subscriptionsCard.js';
import { testNotice } from '../../../cards/testNotice.js';
import { tokenNotice } from '../../../cards/tokenNotice.js';
import { unsubscribedCard } from '../../../cards/unsubscribedCard.js';
import { withdrawalsNotice } from '../../../cards/withdrawalsNotice.js';
import type { SegmentExportView } from '../../../services/exports.js';
import type { Notice, SubscriptionView } from '../../../services/notifications.js';
import type { RefreshView } from '../../../services/refresh.js';
import type { RunView } from '../../../services/runs/view.js';
import { anExport } from '../exportViews.js';
import { hostile } from '../hostileNames.js';
import { aNotice, aSubscription } from '../noticeViews.js';
import { aFailedRefresh, aRefresh, aStep, manySteps, someSteps } from '../refreshViews.js';
import { anEndedRun, aRun, MORNING, someBuckets } from '../views.js';

const DAY = 86_400_000;
const since = MORNING - 2 * DAY;

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const subscription = (name: string, given: Partial<SubscriptionView>, more: Partial<SubscriptionFormView> = {}) =>
  sample('subscriptionForm', name, (locale) =>
    subscriptionForm.draw({ subscription: aSubscription(given), mayList: true, ...more }, locale),
  );
const list = (name: string, view: Partial<SubscriptionsView>) =>
  sample('subscriptionsCard', name, (locale) =>
    subscriptionsCard({ subscriptions: someSubscriptions, here: 'here', page: 0, mayChange: true, ...view }, locale),
  );
const refresh = (name: string, told: Partial<Notice>, view: RefreshView) =>
  sample('refreshNotice', name, (locale) =>
    refreshNotice(aNotice({ kind: 'refresh', refresh: 'refresh-1' }, told), view, locale),
  );
const run = (name: string, told: Partial<Notice>, view: RunView) =>
  sample('runNotice', name, (locale) => runNotice(aNotice({ kind: 'run', run: 'run-1' }, told), view, locale));
const exported = (name: string, view: SegmentExportView, segment = 'Newsletter readers') =>
  sample('exportNotice', name, (locale) =>
    exportNotice(
      aNotice({ kind: 'export', export: 'export-1', segment: { id: 'segment-1', name: segment } }),
      view,
      locale,
    ),
  );

const someSubscriptions: SubscriptionView[] = [
  aSubscription(),
  aSubscription({
    ...{ conversationId: 'here', scope: 'personal', title: 'Anna de Vries', filter: 'failures' },
    mute: { until: 'fixed', by: 'Anna de Vries' },
  }),
  aSubscription({
    ...{ conversationId: 'group', scope: 'groupChat', kinds: ['withdrawals', 'confirmation'], filter: 'changes' },
    ...({ title: undefined } as unknown as Partial<SubscriptionView>),
    delivery: { waiting: 2, lastAt: MORNING - DAY, closed: 'BotNotInConversationRoster' },
  }),
  aSubscription({
    ...{ conversationId: 'blocked', scope: 'personal', title: 'Bram Bos' },
    mute: { until: MORNING + DAY, by: 'Bram Bos' },
    delivery: { waiting: 0, trouble: { how: 'uncertain', code: 'GatewayTimeout', at: MORNING } },
  }),
  aSubscription({
    ...{ conversationId: 'deleted', title: 'Sales · Weekly' },
    delivery: {
      ...{ waiting: 0, lastAt: MORNING },
      trouble: { how: 'dropped', code: 'ActivityNotFoundInConversation', at: MORNING - DAY },
    },
  }),
];

const hurting = Array.from({ length: 13 }, (_, index) =>
  aSubscription({
    ...{ conversationId: `conversation-${index}`, title: hostile(index), by: hostile(index + 1) },
    ...{ kinds: ['refresh', 'run', 'withdrawals', 'token', 'stale'], mute: { until: 'fixed', by: hostile(index + 2) } },
    delivery: { waiting: 3, trouble: { how: 'suspended', code: hostile(index + 3), at: MORNING } },
  }),
);

const HUGE = 123_456_789;

export const notificationSamples = [
  subscription(
    'just subscribed',
    { sample: { of: 0, told: 0 }, delivery: { waiting: 0 } },
    {
      notice: { kind: 'good', words: 'Subscribed. Notifications come into this conversation from now on.' },
    },
  ),
  subscription('failures only, muted', {
    ...{ filter: 'failures', kinds: ['refresh', 'token'], sample: { of: 20, told: 3 } },
    mute: { until: MORNING + DAY, by: 'Bram Bos' },
  }),
  subscription(
    'muted until fixed, not delivered',
    {
      mute: { until: 'fixed', by: hostile(5) },
      ...{ by: hostile(0), delivery: { waiting: 4, closed: hostile(4) } },
    },
    { mayList: false },
  ),
  subscription('one is uncertain', {
    delivery: { lastAt: MORNING, waiting: 0, trouble: { how: 'uncertain', code: 'restart', at: MORNING - DAY } },
  }),
  sample('subscriptionForm', 'nothing ticked', (locale) =>
    subscriptionForm.draw({ subscription: aSubscription(), mayList: true }, locale, {
      values: { filter: 'changes' },
      problems: { kinds: locale.notifications.kindsMissing },
    }),
  ),
  sample('unsubscribedCard', 'ended', (locale) => unsubscribedCard({ before: aSubscription() }, locale)),
  sample('unsubscribedCard', 'never was', (locale) => unsubscribedCard({}, locale)),
  sample('muteForm', 'how long', (locale) => muteForm.draw({}, locale)),
  list('five of five', {}),
  list('nobody', { subscriptions: [] }),
  list('second page, hostile names', { subscriptions: hurting, page: 1 }),
  list('for a Viewer', { mayChange: false, notice: { kind: 'info', words: 'Unsubscribed.' } }),

  refresh('good', { outcome: 'good' }, aRefresh({ startedBy: { by: 'schedule', schedule: 's', slot: MORNING } })),
  refresh(
    'nothing changed',
    { outcome: 'good' },
    aRefresh({ nodes: someSteps.map((node) => ({ ...node, counts: {} })) }),
  ),
  refresh('failed', { outcome: 'bad' }, aFailedRefresh()),
  refresh('failed again', { outcome: 'bad', times: 3, since }, aFailedRefresh({ retriedBy: 'refresh-2' })),
  refresh('works again', { outcome: 'fixed', times: 3, since }, aRefresh({ target: { kind: 'retry', refresh: 'r' } })),
  refresh('works again at once', { outcome: 'fixed' }, aRefresh()),
  refresh(
    'one segment, canceled',
    { outcome: 'bad' },
    aRefresh({
      ...{ target: { kind: 'segment', id: 'readers', only: true }, state: 'Canceled' },
      nodes: someSteps.slice(3, 4),
    }),
  ),
  refresh(
    'whoever confirmed it is no administrator',
    { outcome: 'bad' },
    aRefresh({
      nodes: [
        ...someSteps.slice(0, 5),
        aStep('enrichment:leadspace', {
          ...{ name: 'Leadspace companies', state: 'Skipped', skipped: { because: 'notAdministrator' } },
        }),
      ],
    }),
  ),
  refresh(
    'many steps, hostile names',
    { outcome: 'bad', times: HUGE, since },
    aFailedRefresh({
      ...{ startedBy: { by: 'person', name: hostile(0) }, target: { kind: 'source', id: '0', only: false } },
      nodes: [
        ...manySteps(120),
        ...Array.from({ length: 20 }, (_, index) =>
          aStep(`segment:more-${index}`, {
            ...{
              name: hostile(index),
              counts: { members: HUGE, added: HUGE, gone: HUGE, withdrawn: HUGE, denied: HUGE },
            },
          }),
        ),
        ...Array.from({ length: 9 }, (_, index) =>
          aStep(`enrichment:more-${index}`, {
            ...{ name: hostile(index), state: 'Skipped', skipped: { because: 'notAdministrator' } },
          }),
        ),
      ],
    }),
  ),

  run('good', { outcome: 'good' }, anEndedRun()),
  run(
    'works again, some unknown',
    { outcome: 'fixed', times: 2, since },
    anEndedRun({
      ...{ buckets: someBuckets({ enriched: 452, unknown: 60 }), unsettled: 60, askable: 40 },
    }),
  ),
  run(
    'failed',
    { outcome: 'bad' },
    anEndedRun({
      ...{ state: 'Failed', failure: { code: 'consentOutdated', params: {} }, requestedBy: 'Enrichment Steward' },
      ...{ buckets: someBuckets({ enriched: 0, noMatch: 0, notSent: 596 }), confidence: [], coverage: [] },
    }),
  ),
  run('token refused', { outcome: 'attention' }, aRun({ hold: { code: 'tokenRefused', since: MORNING } })),
  run(
    'hostile names, all unknown',
    { outcome: 'bad', times: HUGE, since },
    anEndedRun({
      ...{ enrichment: { id: 'e', name: hostile(4) }, connection: { name: hostile(3), sandbox: false } },
      ...{ state: 'Failed', failure: { code: 'enrichmentInactive', params: { name: hostile(4) } }, unsettled: HUGE },
      ...{ requestedBy: hostile(2), buckets: someBuckets({ unknown: HUGE }) },
    }),
  ),

  sample('withdrawalsNotice', 'many at once', (locale) =>
    withdrawalsNotice(
      aNotice({
        ...{ kind: 'withdrawals', segment: { id: 'segment-1', name: 'Newsletter readers' } },
        ...{ members: 210, withdrawn: 34 },
      }),
      locale,
    ),
  ),
  sample('withdrawalsNotice', 'one of a hostile name', (locale) =>
    withdrawalsNotice(
      aNotice({ kind: 'withdrawals', segment: { id: 's', name: hostile(4) }, members: 1, withdrawn: 1 }),
      locale,
    ),
  ),
  ...(['rotate', 'expiring', 'expired'] as const).map((age, index) =>
    sample('tokenNotice', age, (locale) =>
      tokenNotice(
        aNotice({ kind: 'token', connection: { id: 'c', name: index === 2 ? hostile(4) : 'Leadspace' }, age }),
        locale,
      ),
    ),
  ),
  ...(['profiles', 'consent'] as const).map((of, index) =>
    sample('staleNotice', of, (locale) =>
      staleNotice(
        aNotice({
          ...{ kind: 'stale', source: { id: 's', name: index === 0 ? 'contoso-accounts' : hostile(4) }, of },
          ...{ readAt: MORNING - 34 * DAY, days: 30 },
        }),
        locale,
      ),
    ),
  ),
  sample('staleNotice', 'current again', (locale) =>
    staleNotice(
      aNotice(
        {
          ...{ kind: 'stale', source: { id: 's', name: 'contoso-accounts' }, of: 'profiles' },
          ...{ readAt: MORNING - 60_000, days: 30 },
        },
        { outcome: 'fixed' },
      ),
      locale,
    ),
  ),
  ...['Leadspace companies', hostile(0)].map((name, index) =>
    sample('confirmationNotice', index === 0 ? 'more than confirmed' : 'hostile name', (locale) =>
      confirmationNotice(
        aNotice({
          ...{ kind: 'confirmation', enrichment: { id: 'e', name }, records: 1_240, most: 500, refresh: 'refresh-1' },
        }),
        locale,
      ),
    ),
  ),
  exported('ready', anExport()),
  exported('over, nobody has to be taken out', anExport({ files: [], removedSinceLast: 0 }), hostile(4)),
  exported('failed', anExport({ state: 'Failed', files: [], failure: { reference: 'a1b2' }, removedSinceLast: 0 })),
  sample('testNotice', 'sent', (locale) =>
    testNotice(aNotice({ kind: 'test', by: 'Anna de Vries' }, { outcome: 'good' }), locale),
  ),
  sample('testNotice', 'by a hostile name', (locale) =>
    testNotice(aNotice({ kind: 'test', by: hostile(4) }, { outcome: 'good' }), locale),
  ),
];
