import type { NoticeOf } from '../../cards/noticeParts.js';
import type { Notice, NoticeContent, SubscriptionView } from '../../services/notifications.js';
import { MORNING } from './views.js';

const DAY = 86_400_000;

/** A conversation that is told of everything, and where all has arrived. */
export const aSubscription = (given: Partial<SubscriptionView> = {}): SubscriptionView => ({
  ...{ tenantId: 'tenant', conversationId: '19:general@thread.tacv2', scope: 'channel', title: 'Marketing · General' },
  ...{ filter: 'all', kinds: ['refresh', 'run', 'withdrawals', 'token', 'stale', 'confirmation'] },
  ...{ by: 'Anna de Vries', at: MORNING - 3 * DAY },
  delivery: { lastAt: MORNING - 3_600_000, waiting: 0 },
  sample: { of: 20, told: 20 },
  ...given,
});

/** Something that was told, just now and for the first time. */
export const aNotice = <Kind extends NoticeContent['kind']>(
  content: Extract<NoticeContent, { kind: Kind }>,
  given: Partial<Notice> = {},
): NoticeOf<Kind> => ({
  ...{ id: 'notice-1', tenantId: 'tenant', at: MORNING, outcome: 'attention', times: 1, since: MORNING, version: 1 },
  ...given,
  content,
});
