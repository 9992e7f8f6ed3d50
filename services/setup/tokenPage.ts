import { deleteStagedSecret } from '../../storage/secrets.js';
import type { Caller, Language } from '../caller.js';
import type { Draft, DraftRef, Drafts } from '../drafts.js';
import { ServiceError } from '../errors.js';
import type { TokenPage } from '../pageLinks.js';
import type { SetupView } from '../setup.js';
import type { PageAddress, SetupParts } from './parts.js';
import type { SetupDraft, SetupState } from './state.js';
import { viewOf } from './view.js';

/** What the page needs to know before anything is entered. */
export interface TokenPageView {
  sandbox: boolean;
  /** Name of the connection whose token is replaced. */
  replaces?: string;
  /** Epoch milliseconds, UTC. */
  expiresAt: number;
}

/** The connect step as its card shows it while the page is open. */
export interface TokenPageCard {
  /** Names the page in `tokenPage:<id>`. */
  id: string;
  view: Extract<SetupView, { step: 'connect' }>;
  /** Absent when the page is over. */
  address?: PageAddress;
}

/**
 * A page on which the token of one step is entered: for one person, as long as the set-up stays where it is, for ten minutes, once.
 * `visitor` is who has signed in to it; what the state says of who it is for counts only when they are the same.
 */
export interface TokenPages {
  /** @throws `draftGone`, `cardOutdated`: the set-up is elsewhere by now */
  open(caller: Caller, ref: DraftRef, asked: { language: Language; conversationId: string }): Promise<TokenPageCard>;
  /** Uses nothing up. @throws `tokenPageOver` */
  look(visitor: Caller, signed: string): Promise<TokenPageView>;
  /** Keeps the token for the step. @throws `tokenPageOver`; `tokenMissing`, `tokenRefused`: no token looks like that, and the page can be used again */
  enter(visitor: Caller, signed: string, token: string): Promise<{ ending: string }>;
  /** For the card that was pressed. @throws `draftGone`, `cardOutdated`: there is nothing to draw any more */
  card(id: string): Promise<TokenPageCard>;
}

export function createTokenPages(
  parts: SetupParts,
  drafts: Drafts<SetupState>,
  { isConnecting }: { isConnecting(ref: DraftRef): boolean },
): TokenPages {
  const { access, audit, clock, connections, pageLinks, tokenPage } = parts;
  const awaited = new Set<string>();

  async function atConnect(caller: Caller, ref: DraftRef): Promise<SetupDraft> {
    await access.require(caller, 'administrator');
    const draft = await drafts.open(caller, ref);
    if (draft.state.step !== 'connect') throw new ServiceError('cardOutdated');
    return draft;
  }

  /** Of a state that is good, for who may use it. */
  async function entrance(visitor: Caller, signed: string): Promise<TokenPage & { id: string }> {
    const page = await pageLinks.entrance(signed);
    if (isSame(visitor, page.caller)) return page;
    const subject = `user:${page.caller.userId}`;
    await audit.record({ caller: visitor, action: 'access.refused', subject, details: { needed: 'sameUser' } });
    throw new ServiceError('tokenPageOver');
  }

  /** A card must not lead to a page that is over. */
  function tellTheEnd(id: string, expiresAt: number): void {
    if (awaited.has(id)) return;
    awaited.add(id);
    void clock.sleep(expiresAt - clock.now()).then(() => {
      awaited.delete(id);
      parts.notify(`tokenPage:${id}`);
    });
  }

  async function cardOf(id: string, page: TokenPage & { signed: string }, draft: SetupDraft): Promise<TokenPageCard> {
    const view = await viewOf(parts, page.caller, draft);
    if (view.step !== 'connect') throw new ServiceError('cardOutdated');
    const isOver = page.usedAt !== undefined || page.expiresAt <= clock.now();
    if (isOver || draft.ref.version !== page.draft.version) return { id, view };
    tellTheEnd(id, page.expiresAt);
    return { id, view, address: tokenPage.addressOf(page.signed) };
  }

  return {
    async open(caller, ref, { language, conversationId }) {
      const draft = await atConnect(caller, ref);
      const signed = await pageLinks.entering(caller, language, conversationId, ref);
      const { id, ...page } = await pageLinks.entrance(signed);
      return cardOf(id, { ...page, signed }, draft);
    },
    async look(visitor, signed) {
      const { caller, draft: ref, expiresAt } = await entrance(visitor, signed);
      const { state } = await atConnect(caller, ref).catch(isOver);
      const replaces = state.replaces === undefined ? undefined : await connections.get(caller, state.replaces);
      return { sandbox: parts.provider.sandbox, ...(replaces && { replaces: replaces.name }), expiresAt };
    },
    async enter(visitor, signed, token) {
      const { id, caller, draft: ref } = await entrance(visitor, signed);
      const draft = await atConnect(caller, ref).catch(isOver);
      if (isConnecting(ref)) throw new ServiceError('tokenPageOver');
      const { ending } = await keepEntered(parts, drafts, { id, caller, draft, token }).catch(isOver);
      parts.notify(`tokenPage:${id}`);
      return { ending };
    },
    async card(id) {
      const page = await pageLinks.page(id);
      const draft = page && (await drafts.find(page.caller));
      if (!page || draft?.ref.id !== page.draft.id) throw new ServiceError('draftGone');
      await access.require(page.caller, 'administrator');
      return cardOf(id, page, draft);
    },
  };
}

/**
 * One transaction: the page is used up, the draft moves on, the token is there and the one before it is not. Whatever ends the process,
 * and whoever else enters a token at the same moment, there are all of these or none, so that a page can be used once and never for nothing.
 */
function keepEntered(
  { audit, connections, pageLinks }: SetupParts,
  drafts: Drafts<SetupState>,
  entered: { id: string; caller: Caller; draft: Draft<SetupState>; token: string },
): Promise<{ ending: string }> {
  const { id, caller, draft, token } = entered;
  const { staged: before, replaces } = draft.state;
  const subject = replaces === undefined ? `draft:${draft.ref.id}` : `connection:${replaces}`;
  return connections.stage(caller, token, async (tx, { id: staged, ending }) => {
    await pageLinks.use(id, tx);
    await drafts.saveIn(tx, draft, { ...draft.state, staged, ending, untried: true });
    if (before !== undefined) await deleteStagedSecret(tx, before);
    await audit.append(tx, { caller, action: 'connection.tokenEntered', subject });
  });
}

const isSame = (one: Caller, other: Caller): boolean => one.tenantId === other.tenantId && one.userId === other.userId;

/** To the page a set-up that has moved on is the same as a page that was used. */
function isOver(error: unknown): never {
  const moved = error instanceof ServiceError && (error.code === 'cardOutdated' || error.code === 'draftGone');
  throw moved ? new ServiceError('tokenPageOver', {}, { cause: error }) : error;
}
