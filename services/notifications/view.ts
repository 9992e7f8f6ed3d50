/** What somebody can be told of. Exports and tests go to whoever asked for them, whatever he has subscribed to. */
export const NOTICE_KINDS = ['refresh', 'run', 'withdrawals', 'token', 'stale', 'confirmation'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** `all`; `failures`: what went wrong, needs somebody, or is right again; `changes`: only when the result, members or consent are others than before. */
export const FILTERS = ['all', 'failures', 'changes'] as const;
export type Filter = (typeof FILTERS)[number];

/** Ids, names and counts: never a value of a profile. What is not in here is read when the card is drawn. */
export type NoticeContent =
  | { kind: 'refresh'; refresh: string }
  | { kind: 'run'; run: string }
  | {
      kind: 'withdrawals';
      segment: { id: string; name: string };
      /** Before, and how many of them left because of their consent. */
      members: number;
      withdrawn: number;
    }
  | { kind: 'token'; connection: { id: string; name: string }; age: 'rotate' | 'expiring' | 'expired' }
  | { kind: 'stale'; source: { id: string; name: string }; of: 'profiles' | 'consent'; readAt: number; days: number }
  | { kind: 'confirmation'; enrichment: { id: string; name: string }; records: number; most: number; refresh: string }
  | { kind: 'export'; export: string; segment: { id: string; name: string } }
  | { kind: 'test'; by: string };

/** `fixed`: well again after something went wrong; `attention`: somebody has to do something. */
export type Outcome = 'good' | 'bad' | 'fixed' | 'attention';

export interface Notice {
  id: string;
  tenantId: string;
  at: number;
  outcome: Outcome;
  content: NoticeContent;
  /** How often the same failure has come, and since when: the card of the first is updated, nobody is alarmed twice. Of `fixed`: how often it had come. */
  times: number;
  since: number;
  /** Raised whenever the card has to be drawn again. */
  version: number;
}

/** Something to be told. */
export interface NewNotice {
  tenantId: string;
  content: NoticeContent;
  /** What it is about and whether that is well now: failures and recoveries are told by comparing with what was known before. Empty: `attention`. */
  states: { key: string; ok: boolean }[];
  /** Of a failure: the same again is the same failure. */
  fingerprint?: string;
  /** Members, consent or data are others than before. */
  changed: boolean;
  /** Told once and never again under this key. */
  once?: string;
  /** To the 1:1 chat of one person instead of those who have subscribed. */
  to?: { userId: string };
}

/** Where a subscription is. `title` is what people know the place by, where the platform says it. */
export interface ConversationRef {
  tenantId: string;
  /** Without the `;messageid=` of a thread. */
  conversationId: string;
  scope: 'personal' | 'groupChat' | 'channel';
  title?: string;
  timeZone: string;
  language: 'en' | 'nl';
}

/** Until a moment (epoch milliseconds), or until what is wrong now, or goes wrong next, is right again. */
export type Mute = { until: number } | { until: 'fixed' };

export interface SubscriptionView {
  tenantId: string;
  conversationId: string;
  scope: ConversationRef['scope'];
  title?: string;
  filter: Filter;
  kinds: NoticeKind[];
  mute?: Mute & { by: string };
  by: string;
  at: number;
  delivery: {
    /** The last message that arrived. */
    lastAt?: number;
    /** Still to be sent. */
    waiting: number;
    /** The newest that did not surely arrive, with the platform's code. */
    trouble?: { how: 'suspended' | 'dropped' | 'uncertain'; code: string; at: number };
    /** Nothing is sent there until somebody writes from there: the platform's code. */
    closed?: string;
  };
  /** The last twenty notices in this tenant, and how many of them this filter and these kinds would have let through. */
  sample: { of: number; told: number };
}
