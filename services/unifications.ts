import type { Documents } from '../storage/documents.js';
import { strayMatchings } from '../storage/entity.js';
import type { AppliedUnification, UnificationDefinition } from '../storage/settings.js';
import type { Sql } from '../storage/sql.js';
import { dropRelation } from '../storage/staging.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { ChangeSettings } from './changes.js';
import type { Clock, NewId } from './clock.js';
import type { Consent, Unification } from './consent.js';
import { createDrafts, type Draft, type DraftRef } from './drafts.js';
import { ServiceError } from './errors.js';
import type { Files } from './files.js';
import type { Log } from './log.js';
import type { OneByOne } from './oneByOne.js';
import type { Notify } from './subject.js';
import { changed } from './unification/change.js';
import { UnificationDraft } from './unification/draft.js';
import { entityBasis } from './unification/entity.js';
import { guessDefinition, overPresent } from './unification/guess.js';
import { knownSources } from './unification/known.js';
import { createPreviews } from './unification/preview.js';
import { createPreviewLists } from './unification/previewLists.js';
import { draftView } from './unification/show.js';
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
  /** The name of an enrichment that is running: CustomerIds must not change under it. */
  running(): Promise<string | undefined>;
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
  /** The caller's own. @throws `previewOutdated` */
  findPreview(caller: Caller, id: string): Promise<UnifyPreviewView>;
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
  /** Draft and preview are gone; nothing has changed. `draft`: only if the caller's is still that one. */
  discard(caller: Caller, draft?: string): Promise<void>;
}

export interface UnificationWork {
  /** Takes away what previews of an earlier process have left. */
  resume(): Promise<void>;
  /** Gives up previews of yesterday; called once an hour. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export function createUnifications(parts: UnificationsParts): Unifications & UnificationWork {
  const { sql, documents, access, clock, newId } = parts;
  const drafts = createDrafts(parts, 'unification', UnificationDraft);
  const previews = createPreviews(parts);
  const lists = createPreviewLists(parts);
  const applied = () => documents.read().unification;

  const orderOf = ({ sources }: UnificationDefinition) => sources.map(({ id }) => id);

  async function viewOf(draft: Draft<UnificationDraft>): Promise<UnificationDraftView> {
    return draftView(draft, await knownSources(sql, orderOf(draft.state.definition)), applied());
  }

  /** The draft over the sources there are: where some have come or gone it is another now, and its preview is over. */
  async function brought(draft: Draft<UnificationDraft>): Promise<Draft<UnificationDraft>> {
    const { definition, preview } = draft.state;
    const now = overPresent(definition, await knownSources(sql, orderOf(definition)));
    if (orderOf(now).join() === orderOf(definition).join()) return draft;
    const saved = await drafts.save(draft, { definition: now });
    await previews.drop(preview);
    return saved;
  }

  /** @throws `draftGone`, `cardOutdated`: also where the card was drawn of other sources than there are */
  async function opened(caller: Caller, ref: DraftRef): Promise<Draft<UnificationDraft>> {
    const draft = await drafts.open(caller, ref);
    if ((await brought(draft)) !== draft) throw new ServiceError('cardOutdated');
    return draft;
  }

  return {
    async start(caller) {
      await access.require(caller, 'contributor');
      const now = applied();
      const known = await knownSources(
        sql,
        now?.sources.map(({ id }) => id),
      );
      if (known.length === 0) throw new ServiceError('noProfiles');
      await previews.drop((await drafts.find(caller))?.state.preview);
      const definition = now ? overPresent(definitionIn(now), known) : guessDefinition(known);
      return viewOf(await drafts.start(caller, { definition }));
    },
    async open(caller, ref) {
      await access.require(caller, 'contributor');
      return viewOf(await opened(caller, ref));
    },
    async present(caller) {
      await access.require(caller, 'contributor');
      const draft = await drafts.find(caller);
      if (!draft) throw new ServiceError('draftGone');
      return viewOf(await brought(draft));
    },
    async change(caller, ref, change) {
      await access.require(caller, 'contributor');
      const draft = await opened(caller, ref);
      const { definition, preview } = draft.state;
      const next = changed(definition, change, await knownSources(sql, orderOf(definition)));
      const saved = await drafts.save(draft, { definition: next });
      await previews.drop(preview);
      return viewOf(saved);
    },
    async preview(caller, ref) {
      await access.require(caller, 'contributor');
      const draft = await opened(caller, ref);
      const state = { ...draft.state, preview: newId() };
      const saved = await drafts.save(draft, state);
      await previews.drop(draft.state.preview);
      const { definition } = state;
      return previews.start(state.preview, { caller, draft: saved.ref, definition, appliedAt: applied()?.at });
    },
    async findPreview(caller, id) {
      await access.require(caller, 'contributor');
      return previews.ready(id, caller).view;
    },
    previewProgress: (id) => previews.progress(id),
    async list(caller, preview, list) {
      await access.require(caller, 'contributor');
      return lists.start(caller, preview, previews.ready(preview, caller).plan, list);
    },
    listProgress: (id) => lists.progress(id),
    async apply(caller, id) {
      await access.require(caller, 'contributor');
      const { definition, basis, view, appliedAt } = previews.ready(id, caller);
      await drafts.open(caller, view.draft);
      const isOutdated = applied()?.at !== appliedAt || (await entityBasis(sql, definition)) !== basis;
      if (isOutdated) throw new ServiceError('previewOutdated');
      const running = await parts.running();
      if (running !== undefined) throw new ServiceError('runActive', { name: running });
      const { sources, rules } = definition;
      const details = { sources: sources.length, rules: rules.length, profiles: view.figures?.profiles ?? 0 };
      const { tenantId, userId, name } = caller;
      await parts.changeSettings({ caller, action: 'unification.apply', subject: 'unification', details }, (draft) => {
        draft.unification = { ...definition, by: { tenantId, userId, name }, at: clock.now() };
      });
      await drafts.discard(caller);
      const unification = await parts.consent.unify(caller);
      // Its card is that of the unification by now.
      await previews.drop(id, { quietly: true });
      return unification;
    },
    async discard(caller, only) {
      await access.require(caller, 'contributor');
      const draft = await drafts.find(caller);
      if (only !== undefined && draft?.ref.id !== only) return;
      await previews.drop(draft?.state.preview);
      await drafts.discard(caller);
    },
    resume: () => sweepMatchings(sql),
    sweep: () => previews.sweep(),
    stop: () => previews.stop(),
  };
}

const definitionIn = ({ by: _by, at: _at, ...definition }: AppliedUnification): UnificationDefinition => definition;

/** Nothing goes on yet: whatever there is was left behind by an earlier process. */
async function sweepMatchings(sql: Sql): Promise<void> {
  const strays = await strayMatchings(sql);
  if (strays.length > 0)
    await sql.write(async (tx) => {
      for (const table of strays) await dropRelation(tx, table);
    });
}
