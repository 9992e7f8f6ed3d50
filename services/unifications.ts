import type { Documents } from '../storage/documents.js';
import type { Sql } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { ChangeSettings } from './changes.js';
import type { Clock, NewId } from './clock.js';
import type { Consent, Unification } from './consent.js';
import type { DraftRef } from './drafts.js';
import type { Files } from './files.js';
import type { Log } from './log.js';
import type { OneByOne } from './oneByOne.js';
import type { Notify } from './subject.js';
import type {
  UnificationChange,
  UnificationDraftView,
  UnifyPreviewList,
  UnifyPreviewListView,
  UnifyPreviewView,
} from './unification/view.js';

export * from './unification/view.js';

export interface UnificationsParts {
  documents: Pick<Documents, 'read'>;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append' | 'record'>;
  changeSettings: ChangeSettings;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  files: Pick<Files, 'offer'>;
  /** Shared with imports and unification: a preview is of what lies still. */
  oneByOne: OneByOne;
  consent: Pick<Consent, 'unify'>;
  /** Whether a run is sending profiles: their ids must not change under it. */
  isRead(): Promise<boolean>;
}

/**
 * How one Customer entity is made of several sources of profiles: a definition is built in a draft, previewed, and holds from
 * **Apply** on. Contributors and administrators.
 */
export interface Unifications {
  /** A draft of the definition that holds, or of what columns and names suggest. @throws `noProfiles` */
  start(caller: Caller): Promise<UnificationDraftView>;
  /** The draft that a card was drawn from. @throws `draftGone`, `cardOutdated` */
  open(caller: Caller, ref: DraftRef): Promise<UnificationDraftView>;
  /** The caller's draft as it is by now. @throws `draftGone` */
  present(caller: Caller): Promise<UnificationDraftView>;
  /**
   * @throws `draftGone`, `cardOutdated`, `notFound` {what: dataSource}, `fieldUnknown` {field},
   * `matchColumnMissing` {source}: duplicates by a key that no column was chosen for,
   * `changedColumnMissing` {source}: the most or least recent is wanted where no column says when a row was changed
   */
  change(caller: Caller, ref: DraftRef, change: UnificationChange): Promise<UnificationDraftView>;
  /** Matches in the background, in tables nobody reads; told as `unifyPreview:<id>`. @throws `draftGone`, `cardOutdated` */
  preview(caller: Caller, ref: DraftRef): Promise<UnifyPreviewView>;
  /** For the card that was given where it was asked for. One of an earlier process is `over`. */
  previewProgress(id: string): UnifyPreviewView;
  /** CSV of the rows behind a number of a preview; told as `unifyPreviewList:<id>`. @throws `previewOutdated` */
  list(caller: Caller, preview: string, list: UnifyPreviewList): Promise<UnifyPreviewListView>;
  listProgress(id: string): UnifyPreviewListView;
  /**
   * From now on the definition holds, for everybody, and the profiles are unified by it in the background (told as `unify:<id>`).
   * @throws `draftGone`, `cardOutdated`, `previewOutdated`: sources or definition are others than those of the preview,
   * `runActive` {name}
   */
  apply(caller: Caller, preview: string): Promise<Unification>;
  /** Draft and preview are gone; nothing has changed. */
  discard(caller: Caller): Promise<void>;
}

export interface UnificationWork {
  /** Takes away what previews of an earlier process have left. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const notYet = async (): Promise<never> => {
  throw new Error('not made yet');
};

export function createUnifications(_parts: UnificationsParts): Unifications & UnificationWork {
  return {
    ...{ start: notYet, open: notYet, present: notYet, change: notYet, preview: notYet, list: notYet, apply: notYet },
    previewProgress: (id) => ({ id, state: 'Failed', draft: { id: '', version: 0 }, over: true }),
    listProgress: (id) => ({ id, preview: '', list: 'matched', state: 'Failed' }),
    async discard() {},
    async resume() {},
    async stop() {},
  };
}
