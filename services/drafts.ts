import type { z } from 'zod';
import {
  changeDraft,
  deleteDraft,
  deleteDraftsBefore,
  getDraft,
  putDraft,
  type StoredDraft,
} from '../storage/drafts.js';
import type { Sql, Writer } from '../storage/sql.js';
import type { Caller } from './caller.js';
import type { Clock, NewId } from './clock.js';
import { ServiceError } from './errors.js';

/**
 * What a form carries: an opaque id and the version it was drawn from. A form that is older than its draft is answered with
 * the present state. Everything else of a draft stays on the server.
 */
export interface DraftRef {
  id: string;
  version: number;
}

export interface Draft<S> {
  ref: DraftRef;
  state: S;
}

/** Drafts of one kind: one a person, kept for 30 days after the last touch, over restarts. No token ever goes into one. */
export interface Drafts<S> {
  /** The person's draft, or undefined when there is none, it is too old, or an older version of the bot wrote it. */
  find(caller: Caller): Promise<Draft<S> | undefined>;
  /** Starts anew; what the person had of this kind is gone. */
  start(caller: Caller, state: S): Promise<Draft<S>>;
  /**
   * The draft that a form was drawn from. @throws `draftGone` (expired, or another's), `cardOutdated` (an older version)
   */
  open(caller: Caller, ref: DraftRef): Promise<Draft<S>>;
  /** Compare-and-swap: of two clicks on one card the second one is outdated. @throws `cardOutdated` */
  save(draft: Draft<S>, state: S): Promise<Draft<S>>;
  /** The same in the transaction of what it belongs to. @throws `cardOutdated` */
  saveIn(tx: Writer, draft: Draft<S>, state: S): Promise<Draft<S>>;
  discard(caller: Caller): Promise<void>;
}

const DAYS_30 = 30 * 24 * 3_600_000;

export function createDrafts<S>(
  parts: { sql: Sql; clock: Clock; newId: NewId },
  kind: string,
  schema: z.ZodType<S>,
): Drafts<S> {
  const { sql, clock, newId } = parts;
  const ownerOf = (caller: Caller) => ({ tenantId: caller.tenantId, userId: caller.userId, kind });

  async function find(caller: Caller): Promise<Draft<S> | undefined> {
    const stored = await getDraft(sql, ownerOf(caller));
    if (!stored || stored.changedAt < clock.now() - DAYS_30) return undefined;
    const state = schema.safeParse(JSON.parse(stored.state));
    return state.success ? { ref: refOf(stored), state: state.data } : undefined;
  }

  async function saveIn(tx: Writer, { ref }: Draft<S>, state: S): Promise<Draft<S>> {
    const first = await changeDraft(tx, ref, { state: JSON.stringify(state), changedAt: clock.now() });
    if (!first) throw new ServiceError('cardOutdated');
    return { ref: { id: ref.id, version: ref.version + 1 }, state };
  }

  return {
    find,
    async start(caller, state) {
      const draft: StoredDraft = {
        ...ownerOf(caller),
        id: newId(),
        version: 1,
        state: JSON.stringify(state),
        changedAt: clock.now(),
      };
      await sql.write((tx) => putDraft(tx, draft));
      return { ref: refOf(draft), state };
    },
    async open(caller, ref) {
      const draft = await find(caller);
      if (draft?.ref.id !== ref.id) throw new ServiceError('draftGone');
      if (draft.ref.version !== ref.version) throw new ServiceError('cardOutdated');
      return draft;
    },
    save: (draft, state) => sql.write((tx) => saveIn(tx, draft, state)),
    saveIn,
    discard: (caller) => sql.write((tx) => deleteDraft(tx, ownerOf(caller))),
  };
}

/** Deletes the drafts of every kind that nobody has touched for 30 days; called at start and once a day. */
export const sweepDrafts = (sql: Sql, clock: Clock): Promise<number> =>
  sql.write((tx) => deleteDraftsBefore(tx, clock.now() - DAYS_30));

const refOf = (stored: StoredDraft): DraftRef => ({ id: stored.id, version: stored.version });
