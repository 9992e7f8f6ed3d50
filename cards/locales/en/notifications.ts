import type { Filter, NoticeKind, SubscriptionView } from '../../../services/notifications/view.js';
import { counter } from '../format.js';
import { notices } from './notices.js';

const count = counter('en');

const kinds: Record<NoticeKind, string> = {
  refresh: 'Refreshes',
  run: 'Enrichment runs',
  withdrawals: 'Withdrawals of consent',
  token: 'Leadspace token',
  stale: 'Old data',
  confirmation: 'Questions: runs that wait for somebody',
};

const filters: Record<Filter, string> = {
  all: 'All',
  failures: 'Failures only',
  changes: 'Only when something changed',
};

const scopes: Record<SubscriptionView['scope'], string> = {
  personal: '1:1 chat',
  groupChat: 'Group chat',
  channel: 'Channel',
};

/** By the platform's code: why, and what to do. */
const reasons: Record<string, string> = {
  BotNotInConversationRoster: 'I was removed there: add me again.',
  ConversationBlockedByUser: 'The person has blocked me there: unblock me, then write to me.',
  MessageWritesBlocked: 'I was blocked or removed there: unblock me or add me again.',
  BotDisabledByAdmin: 'An administrator of Teams has switched me off: allow the app in the Teams admin centre.',
  ForbiddenOperationException: 'I am not installed there: add me.',
  NotEnoughPermissions: 'I may not write there: look at the permissions of the app in that team or chat.',
  ConversationNotFound: 'That conversation does not exist any more: unsubscribe it.',
  ActivityNotFoundInConversation: 'My card was deleted there: nothing needs to be done.',
  MessageSizeTooBig: 'The message was too large for Teams: tell your operator.',
  ConversationUnknown: 'I was removed there: add me again.',
  restart: 'I was restarted while it was on its way.',
  gone: 'What it was about was removed meanwhile.',
  fault: 'It could not be drawn: tell your operator, the log says why.',
  ServiceUrlNotAllowed: 'Teams named an address for it that I do not know: tell your operator.',
  Unknown: 'Teams did not say why.',
  InvalidBotApiHost: 'Teams has another address for it now: write to me there.',
};

/** Subscriptions: who is told of what, and where. */
export const notifications = {
  title: 'Notifications in this conversation',
  kinds,
  filters,
  scopes,
  what: 'What',
  howMuch: 'How much',
  filterChoices: {
    all: filters.all,
    failures: `${filters.failures}: what went wrong, waits for somebody, or works again`,
    changes: `${filters.changes}: members, consent or result`,
  } satisfies Record<Filter, string>,
  preview: (told: number, of: number) =>
    of === 0
      ? 'Nothing has happened yet that could have been told.'
      : `With this choice you would have been told ${told} of the last ${of}.`,
  by: 'Subscribed by',
  mute: 'Muted',
  notMuted: 'No',
  lastDelivery: 'Last delivery',
  never: 'None yet',
  health: 'Delivery',
  nameAt: (name: string, at: string) => `${name}, ${at}`,
  mutedBy: (until: string, name: string) => `${until} (${name})`,
  until: (at: string, zone: string) => `until ${at}${zone ? ` (${zone})` : ''}`,
  untilFixed: 'until it is fixed: what is wrong now, or goes wrong next',
  kindsMissing: 'Choose at least one. To hear nothing at all: Unsubscribe.',
  summary: 'Notifications in this conversation: what, how much, and until when it is quiet.',

  buttons: {
    save: 'Save',
    mute: 'Mute ...',
    unmute: 'Unmute',
    test: 'Send a test',
    unsubscribe: 'Unsubscribe',
    all: 'All subscriptions',
    settings: 'Notification settings',
    subscribe: 'Subscribe',
    undo: 'Undo',
    earlier: 'Earlier',
    later: 'Later',
  },

  done: {
    subscribed: 'Subscribed. Notifications come into this conversation from now on.',
    saved: 'Saved.',
    muted: (until: string) => `Muted ${until}.`,
    unmuted: 'Not muted any more.',
    tested: 'A test is on its way into this conversation.',
    unknownFilter:
      'I know “subscribe all”, “subscribe failures” and “subscribe changes”. Nothing was changed by that word.',
  },

  muteForm: {
    title: 'Mute',
    what: 'What happens meanwhile is not told here, not even afterwards. Look it up with “history”.',
    label: 'How long',
    choices: {
      hour: 'One hour',
      hours: 'Four hours',
      tomorrow: 'Until tomorrow, 08:00',
      week: 'One week',
      fixed: 'Until it is fixed: what is wrong now, or goes wrong next',
      off: 'Not muted any more',
    },
    button: 'Mute',
    typed: 'Or type it: mute 2h, mute 3d, mute 17:00, mute 2026-12-01, mute until fixed, mute off.',
  },

  unsubscribed: {
    title: 'Unsubscribed',
    what: (filter: string, which: string) =>
      `This conversation no longer gets notifications. Until now: ${which} (${filter}).`,
    none: 'This conversation gets no notifications.',
    how: 'Subscribe it to be told here of refreshes, runs, withdrawals of consent and what waits for somebody.',
  },

  list: {
    title: 'Subscriptions',
    summary: (n: number) => `Subscriptions: ${count(n, 'conversation is', 'conversations are')} told.`,
    none: 'No conversation is subscribed. Type “subscribe” where notifications shall come.',
    one: 'Conversation',
    here: 'this conversation',
    by: (name: string, at: string) => `by ${name}, ${at}`,
    only: (kinds: string) => `only: ${kinds}`,
    muted: (until: string) => `muted ${until}`,
    last: (at: string) => `last delivery ${at}`,
    never: 'nothing delivered yet',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    tested: 'A test is on its way there.',
    removed: 'Unsubscribed.',
    gone: 'That conversation is not subscribed (any more).',
    others: 'Other conversations than this one: Administrators only.',
  },

  delivery: {
    well: 'arrives',
    waiting: (n: number) => `${count(n, 'message waits', 'messages wait')} to be sent`,
    closed: 'suspended',
    suspended: 'suspended',
    dropped: 'not delivered',
    uncertain: 'uncertain',
    earlier: (at: string) => `Earlier, ${at}`,
    closedWhat: 'Nothing is sent there until somebody writes to me from there.',
    suspendedWhat: 'A message was not sent. Notifications go on when somebody writes to me from there.',
    droppedWhat: 'A message was not delivered, and is not sent again.',
    uncertainWhat:
      'Nobody knows whether a message arrived, and it is not sent again, so that none comes twice. Send a test.',
    reasons,
    unknownReason: (code: string) => `Teams says “${code}”.`,
  },

  notices,
};
