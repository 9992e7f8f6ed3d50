import {
  addPageState,
  deletePageStatesBefore,
  findPageState,
  markPageStateUsed,
  type PageState,
} from '../storage/pageStates.js';
import type { Sql, Writer } from '../storage/sql.js';
import type { Caller, Language } from './caller.js';
import type { Clock, NewId } from './clock.js';
import type { DraftRef } from './drafts.js';
import { type ErrorCode, ServiceError } from './errors.js';
import type { Vault } from './vault.js';

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
  /** The token page behind a card, also when it is over; undefined when there is none. */
  page(id: string): Promise<(TokenPage & { signed: string }) | undefined>;
  /** Uses it up, once; in the transaction of what it is used for where one is given. @throws `tokenPageOver` when somebody else was first */
  use(id: string, tx?: Writer): Promise<void>;
  /** Forgets what has expired an hour ago; called every hour. */
  sweep(): Promise<void>;
}

export interface PageLinksParts {
  sql: Sql;
  vault: Pick<Vault, 'sign' | 'verify'>;
  clock: Pick<Clock, 'now'>;
  /** At least 128 bits of chance, in characters of base64url. */
  newSecret: NewId;
  /** Only there can a link say who reads. */
  development: boolean;
}

type Purpose = PageState['purpose'];

const HOUR = 3_600_000;
const LIFETIME: Readonly<Record<Purpose, number>> = { page: HOUR, token: 10 * 60_000 };
/** Each purpose signs with a key of its own, so that a link for one never passes for the other. */
const SIGNED_AS: Readonly<Record<Purpose, string>> = { page: 'page link', token: 'token page' };
const OVER: Readonly<Record<Purpose, ErrorCode>> = { page: 'pageLinkExpired', token: 'tokenPageOver' };
const NO_DRAFT: DraftRef = { id: '', version: 0 };

export function createPageLinks(parts: PageLinksParts): PageLinks {
  const { sql, clock, vault } = parts;

  async function make(purpose: Purpose, caller: Caller, asked: Asked): Promise<string> {
    const state = stateOf(purpose, caller, asked, { id: parts.newSecret(), now: clock.now() });
    await sql.write((tx) => addPageState(tx, state));
    return signed(vault, state);
  }

  async function find(purpose: Purpose, link: string): Promise<PageState> {
    const { id, expiresAt } = read(vault, purpose, link);
    const state = await findPageState(sql, id);
    const isThere = state?.purpose === purpose && state.expiresAt === expiresAt;
    if (!isThere || expiresAt <= clock.now() || state.usedAt !== null) throw new ServiceError(OVER[purpose]);
    return state;
  }

  return {
    async reading(caller, language, conversationId) {
      if (!parts.development) throw new Error('In production a page that is read signs in with Entra');
      return make('page', caller, { language, conversationId, draft: NO_DRAFT });
    },
    async reader(link) {
      if (!parts.development) throw new ServiceError('pageLinkExpired');
      const state = await find('page', link);
      return { caller: callerOf(state), language: state.language };
    },
    entering: (caller, language, conversationId, draft) => make('token', caller, { language, conversationId, draft }),
    async entrance(link) {
      const state = await find('token', link);
      return { id: state.id, ...pageOf(state) };
    },
    async page(id) {
      const state = await findPageState(sql, id);
      return state?.purpose === 'token' ? { ...pageOf(state), signed: signed(vault, state) } : undefined;
    },
    async use(id, tx) {
      const mark = (writer: Writer) => markPageStateUsed(writer, id, clock.now());
      if (!(await (tx ? mark(tx) : sql.write(mark)))) throw new ServiceError('tokenPageOver');
    },
    async sweep() {
      await sql.write((tx) => deletePageStatesBefore(tx, clock.now() - HOUR));
    },
  };
}

interface Asked {
  language: Language;
  conversationId: string;
  draft: DraftRef;
}

const stateOf = (
  purpose: Purpose,
  { tenantId, userId, name }: Caller,
  { language, conversationId, draft }: Asked,
  { id, now }: { id: string; now: number },
): PageState => ({
  ...{ id, purpose, tenantId, userId, userName: name, language, conversationId },
  ...{ draftId: draft.id, draftVersion: draft.version, expiresAt: now + LIFETIME[purpose], usedAt: null },
});

const pageOf = (state: PageState): TokenPage => ({
  caller: callerOf(state),
  language: state.language,
  conversationId: state.conversationId,
  draft: { id: state.draftId, version: state.draftVersion },
  expiresAt: state.expiresAt,
  ...(state.usedAt !== null && { usedAt: state.usedAt }),
});

/** `id.expiry.signature`: whoever changes one of them has no link. */
function signed(vault: Pick<Vault, 'sign'>, { id, expiresAt, purpose }: PageState): string {
  const text = `${id}.${expiresAt.toString(36)}`;
  return `${text}.${vault.sign(SIGNED_AS[purpose], text)}`;
}

const callerOf = ({ tenantId, userId, userName }: PageState): Caller => ({ tenantId, userId, name: userName });

/** A forged link is answered like one that has expired: it tells nothing about what there is. */
function read(vault: PageLinksParts['vault'], purpose: Purpose, link: string): { id: string; expiresAt: number } {
  const [, text, id, expiry, signature] = /^(([\w-]{22,64})\.([\da-z]{1,12}))\.([\w-]{43})$/.exec(link) ?? [];
  if (!text || !id || !expiry || !signature || !vault.verify(SIGNED_AS[purpose], text, signature))
    throw new ServiceError(OVER[purpose]);
  return { id, expiresAt: Number.parseInt(expiry, 36) };
}
