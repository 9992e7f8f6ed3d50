import type { KeepingView } from '../../services/status.js';
import { hostile } from './hostileNames.js';
import { aSubscription } from './noticeViews.js';
import { anEnrichmentSchedule, aSchedule, neverMade } from './scheduleViews.js';
import { MORNING } from './views.js';

const DAY = 24 * 3_600_000;

/** Everything is current, planned, and told. */
export const aKeeping = (given: Partial<KeepingView> = {}): KeepingView => ({
  schedules: [aSchedule(), anEnrichmentSchedule()],
  refresh: { id: 'refresh-1', state: 'Successful', endedAt: MORNING, failed: [] },
  segments: { count: 3, outdated: 0 },
  consent: { readAt: MORNING - DAY, stale: [], outdated: false },
  subscriptions: [aSubscription()],
  outbox: 0,
  ...given,
});

/** Nothing of it has been begun. */
export const notKept: KeepingView = {
  ...{ schedules: [neverMade()], segments: { count: 0, outdated: 0 }, subscriptions: [], outbox: 0 },
};

/** All of it is wrong, with names that hurt. */
export const badlyKept = (): KeepingView => {
  const many = Array.from({ length: 9 }, (_, index) => index);
  return aKeeping({
    schedules: many.map((index) =>
      aSchedule({ target: { kind: 'segment', id: `s-${index}` }, name: hostile(index), never: 'covered', next: [] }),
    ),
    refresh: {
      ...{ id: 'refresh-1', state: 'Failed', endedAt: MORNING },
      failed: many.map((index) => ({ kind: 'source', name: hostile(index) })),
    },
    segments: { count: 1_234, outdated: 1_233 },
    consent: { readAt: MORNING - 90 * DAY, stale: many.map(hostile), outdated: true },
    subscriptions: many.map((index) =>
      aSubscription({
        ...{ conversationId: `c-${index}`, title: hostile(index), mute: { until: 'fixed', by: hostile(index) } },
        delivery: { lastAt: MORNING, waiting: 3, closed: 'BotNotInConversationRoster' },
      }),
    ),
    outbox: 12_345,
  });
};
