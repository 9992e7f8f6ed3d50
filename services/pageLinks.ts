import type { Caller, Language } from './caller.js';
import type { DraftRef } from './drafts.js';

/** What a page is about: a company, an enrichment, or one of the views. */
export interface PageTarget {
  view: 'overview' | 'profiles' | 'runs' | 'consent';
  enrichment?: string;
  profile?: number;
}

/** What the token page is about; nothing of the token. */
export interface TokenPage {
  /** Whose: the page compares it with who has signed in. */
  caller: Caller;
  language: Language;
  conversationId: string;
  draft: DraftRef;
  expiresAt: number;
  usedAt?: number;
}

/**
 * Signed, short-lived addresses of pages. In production a page that is read needs none: it signs in with Entra. In development nobody
 * can sign in, so the link says who reads (60 minutes). The token page always needs one: for one person, draft and step, 10 minutes, once.
 */
export interface PageLinks {
  /** A new signed state for reading pages, as `id.expiry.signature`. Development only: in production it throws. */
  reading(caller: Caller, language: Language, conversationId: string): Promise<string>;
  /** Who reads. @throws `pageLinkExpired`: also for a forged one, and in production for every one */
  reader(signed: string): Promise<{ caller: Caller; language: Language }>;
  /** A new signed state for entering the token of a step. */
  entering(caller: Caller, language: Language, conversationId: string, draft: DraftRef): Promise<string>;
  /** What the page is about. @throws `tokenPageOver`: expired, used, or forged */
  entrance(signed: string): Promise<TokenPage & { id: string }>;
  /** Uses it up, once. @throws `tokenPageOver` when somebody else was first */
  use(id: string): Promise<void>;
  /** Forgets what has expired an hour ago; called every hour. */
  sweep(): Promise<void>;
}
