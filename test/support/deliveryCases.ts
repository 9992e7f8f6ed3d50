import type { Reply } from './teamsLimits.js';

/** How the platform treats a conversation, and what has to become of the notice there. */
export interface DeliveryCase {
  name: string;
  /** What posts are answered with, one after the other; after the last all is well, or with `always` never. */
  posts?: Reply[];
  updates?: Reply[];
  always?: Reply;
  /** State and code of the new message, and how many of it stand in the conversation. */
  ends: string;
  stand: 0 | 1;
  /** Of the update of what was delivered. */
  updateEnds?: string;
}

const refused = (status: number, code?: string, more?: Partial<Reply>): Reply => ({
  status,
  ...(code && { code }),
  ...more,
});
const times = (count: number, reply: Reply): Reply[] => Array.from({ length: count }, () => reply);
const never = (name: string, reply: Reply, ends: string): DeliveryCase => ({ name, always: reply, ends, stand: 0 });
const atLast = (name: string, ...posts: Reply[]): DeliveryCase => ({ name, posts, ends: 'delivered', stand: 1 });
const once = (name: string, reply: Reply, ends: string): DeliveryCase => ({
  ...{ name, posts: [reply], ends },
  stand: reply.lands ? 1 : 0,
});
const redrawn = (name: string, updates: Reply[], updateEnds = 'delivered'): DeliveryCase => ({
  ...{ name, updates, ends: 'delivered', stand: 1, updateEnds },
});

const LANDS = { lands: true };
const BREAKS = { breaks: true };

/** Every row of the platform's table of status codes, and connections that break. */
export const CASES: DeliveryCase[] = [
  never('bad request', refused(400, 'BadArgument'), 'dropped BadArgument'),
  never('unknown bot', refused(401, 'BotNotRegistered'), 'dropped BotNotRegistered'),
  never('removed', refused(403, 'BotNotInConversationRoster'), 'suspended BotNotInConversationRoster'),
  never('blocked', refused(403, 'ConversationBlockedByUser'), 'suspended ConversationBlockedByUser'),
  never('writes blocked', { status: 403, subCode: 'MessageWritesBlocked' }, 'suspended MessageWritesBlocked'),
  never('wrong cloud', refused(403, 'InvalidBotApiHost'), 'dropped InvalidBotApiHost'),
  never('no permission', refused(403, 'NotEnoughPermissions'), 'dropped NotEnoughPermissions'),
  never('deleted', refused(404, 'ConversationNotFound'), 'dropped ConversationNotFound'),
  never('too large', refused(413, 'MessageSizeTooBig'), 'dropped MessageSizeTooBig'),
  never('throttled for ever', refused(429, 'Throttled'), 'dropped Throttled'),
  atLast('in each other’s way', ...times(2, refused(412, 'PreconditionFailed'))),
  atLast('throttled', refused(429, 'Throttled', { retryAfter: 7 })),
  atLast('throttled for long', refused(429, 'Throttled', { retryAfter: 90 })),
  atLast('throttled without a time', ...times(6, refused(429, 'Throttled'))),
  atLast('unavailable', ...times(3, refused(503))),
  once('failed, lost', refused(500, 'ServiceError'), 'uncertain ServiceError'),
  once('failed, arrived', refused(500, 'ServiceError', LANDS), 'uncertain ServiceError'),
  once('dependency failed, lost', refused(502, 'ServiceError'), 'uncertain ServiceError'),
  once('dependency failed, arrived', refused(502, 'ServiceError', LANDS), 'uncertain ServiceError'),
  once('no answer behind the gateway, lost', refused(504), 'uncertain Http504'),
  once('no answer behind the gateway, arrived', refused(504, undefined, LANDS), 'uncertain Http504'),
  once('broken, lost', { status: 0, ...BREAKS }, 'uncertain ECONNRESET'),
  once('broken, arrived', { status: 0, ...BREAKS, ...LANDS }, 'uncertain ECONNRESET'),
  redrawn(
    'card deleted',
    times(99, refused(404, 'ActivityNotFoundInConversation')),
    'dropped ActivityNotFoundInConversation',
  ),
  redrawn(
    'removed before the update',
    times(99, refused(403, 'BotNotInConversationRoster')),
    'suspended BotNotInConversationRoster',
  ),
  redrawn('update not understood', times(99, refused(400, 'BadArgument')), 'dropped BadArgument'),
  redrawn('update throttled', [refused(429, 'Throttled', { retryAfter: 2 }), refused(429, 'Throttled')]),
  redrawn('update in the way', [refused(412, 'PreconditionFailed'), refused(503)]),
  redrawn('update failed', [refused(500, 'ServiceError'), refused(500, 'ServiceError', LANDS)]),
  redrawn('update lost, then arrived', [refused(502, 'ServiceError'), refused(504, undefined, LANDS)]),
  redrawn('update broken', [
    { status: 0, ...BREAKS },
    { status: 0, ...BREAKS, ...LANDS },
  ]),
];

export const PLAIN: DeliveryCase = { name: 'all is well', ends: 'delivered', stand: 1 };

export const SWITCHED_OFF: DeliveryCase = never(
  'bot switched off',
  refused(403, 'BotDisabledByAdmin'),
  'suspended BotDisabledByAdmin',
);
