import type { FieldMapping } from '../storage/settings.js';
import type { Caller } from './caller.js';
import type { AgreedText, ConnectionView } from './connections.js';
import type { DataField, DataSet } from './dataSources.js';
import { createDrafts, type DraftRef, type Drafts } from './drafts.js';
import type { EnrichmentView } from './enrichments.js';
import { ServiceError } from './errors.js';
import { connectStep } from './setup/connectStep.js';
import type { SetupParts } from './setup/parts.js';
import { type SetupDraft, SetupState, type Step, stepBefore } from './setup/state.js';
import { apply, beginning, withDataSet } from './setup/steps.js';
import { createTokenPages, type TokenPages } from './setup/tokenPage.js';
import { viewOf } from './setup/view.js';

/** One step of the set-up, with all that its card shows. */
export type SetupView = { draft: DraftRef; stale?: boolean } & (
  | { step: 'prerequisites'; profiles: number; connections: number }
  | { step: 'chooseConnection'; connections: ConnectionView[] }
  | {
      step: 'connect';
      sandbox: boolean;
      destination: string;
      /** In production: the token is entered on its page and nowhere else. */
      pageOnly: boolean;
      /** A token that is kept: its last four characters, none of a short one; and whether Leadspace was asked about it yet. */
      stored?: { ending: string; untried: boolean };
      /** Set when the provider could not be reached: "save without verifying" is offered and the token is kept. */
      unverified?: boolean;
      /** Set when only the token of this connection is replaced. */
      replaces?: ConnectionView;
    }
  | {
      step: 'dataSet';
      /** What was typed or is edited; without one the card suggests a name that is not among `taken`. */
      name?: string;
      taken: string[];
      chosen?: string;
      dataSets: DataSet[];
      connection: ConnectionView;
    }
  | {
      step: 'fields';
      name: string;
      dataSet: DataSet;
      fields: DataField[];
      /** Fields beyond those listed; they can be typed by name. */
      more: number;
      mapping: Partial<FieldMapping>;
      /** Options that may be asked for, with how many have granted and denied them; empty while there is no consent data. */
      consents: { key: string; name: string; granted: number; denied: number }[];
      /** The key of the one that is asked for. */
      requires?: string;
      /** Three rows as they would be sent. */
      preview: { name: string; website: string; location: string }[];
    }
  | { step: 'applied'; enrichment: EnrichmentView }
);

/**
 * The set-up wizard of `setup`: one draft a person, kept for 30 days over restarts; Back and Cancel skip validation. A card that
 * is older than the draft changes nothing and is answered with the present state, marked `stale`. @throws `draftGone`
 */
export interface Setup {
  /** Starts, or resumes where it was left. `editing`: the mapping of an enrichment; `replaceToken`: only the token of a connection. */
  resume(caller: Caller, what?: { editing?: string; replaceToken?: string }): Promise<SetupView>;
  /** The present state of the caller's draft, for a card that is outdated. */
  present(caller: Caller): Promise<SetupView>;
  begin(caller: Caller, ref: DraftRef): Promise<SetupView>;
  chooseConnection(caller: Caller, ref: DraftRef, connectionId: string | 'new'): Promise<SetupView>;
  /** @throws as `Connections.connect`; after `providerUnreachable` the draft offers to save without verifying. In production `tokenOnlyOnPage` for a `token` */
  connect(
    caller: Caller,
    ref: DraftRef,
    input: { token?: string; agreed?: AgreedText; verify: boolean },
  ): Promise<SetupView>;
  chooseDataSet(caller: Caller, ref: DraftRef, input: { name: string; dataSet: string }): Promise<SetupView>;
  /** Draws the three rows with other fields. `requires`: the key of a consent option. */
  preview(caller: Caller, ref: DraftRef, mapping: Partial<FieldMapping>, requires?: string): Promise<SetupView>;
  /** @throws as `Enrichments.save` */
  apply(caller: Caller, ref: DraftRef, mapping: FieldMapping, requires?: string): Promise<SetupView>;
  /** The page on which the token of the connect step is entered. */
  tokenPage: TokenPages;
  back(caller: Caller, ref: DraftRef): Promise<SetupView>;
  cancel(caller: Caller, ref: DraftRef): Promise<void>;
}

export function createSetup(parts: SetupParts): Setup {
  const { access } = parts;
  const drafts = createDrafts(parts, 'setup', SetupState);
  const { mine, at, goTo } = createSteps(parts, drafts);
  const connecting = new Set<string>();
  const view = (caller: Caller, draft: SetupDraft) => viewOf(parts, caller, draft);

  return {
    async resume(caller, what = {}) {
      await access.require(caller, 'administrator');
      const found = await drafts.find(caller);
      const state = await beginning(parts, caller, found?.state, what);
      return view(caller, found && state === found.state ? found : await drafts.start(caller, state));
    },
    present: async (caller) => view(caller, await mine(caller)),
    begin: (caller, ref) =>
      goTo(caller, ref, 'prerequisites', async (state) => {
        const connections = await parts.connections.list(caller);
        return { ...state, step: connections.length > 0 ? 'chooseConnection' : 'connect' };
      }),
    chooseConnection: (caller, ref, id) =>
      goTo(caller, ref, 'chooseConnection', async (state) => {
        if (id === 'new') return { ...state, step: 'connect', returnTo: 'chooseConnection' };
        const { id: connectionId } = await parts.connections.get(caller, id);
        return { ...state, step: 'dataSet', connectionId };
      }),
    connect: (caller, ref, input) =>
      at(caller, ref, ['connect'], async (draft) => {
        // Verifying takes seconds: a second click meanwhile must not connect twice, nor may another token come between.
        if (connecting.has(ref.id)) throw new ServiceError('cardOutdated');
        connecting.add(ref.id);
        return connectStep(parts, drafts, caller, draft, input).finally(() => connecting.delete(ref.id));
      }),
    chooseDataSet: (caller, ref, input) =>
      goTo(caller, ref, 'dataSet', (state) => withDataSet(parts, caller, state, input)),
    preview: (caller, ref, mapping, requires) =>
      goTo(caller, ref, 'fields', async (state) => ({ ...state, mapping, requires })),
    apply: (caller, ref, mapping, requires) =>
      goTo(caller, ref, 'fields', (state) => apply(parts, caller, state, { mapping, requires })),
    tokenPage: createTokenPages(parts, drafts, { isConnecting: (ref) => connecting.has(ref.id) }),
    back: (caller, ref) =>
      at(caller, ref, BEFORE_THE_END, async (draft) =>
        drafts.save(draft, stepBefore(draft.state, parts.documents.read().connections.length)),
      ),
    async cancel(caller, ref) {
      const draft = await drafts.find(caller);
      // Cancelled already, or another draft by now, which this card has nothing to do with.
      if (draft?.ref.id === ref.id && draft.state.step !== 'applied') await drafts.discard(caller);
    },
  };
}

const BEFORE_THE_END: readonly Step[] = ['prerequisites', 'chooseConnection', 'connect', 'dataSet', 'fields'];

/** What every step begins and ends with. */
function createSteps(parts: SetupParts, drafts: Drafts<SetupState>) {
  async function mine(caller: Caller): Promise<SetupDraft> {
    await parts.access.require(caller, 'administrator');
    const draft = await drafts.find(caller);
    if (!draft) throw new ServiceError('draftGone');
    return draft;
  }

  /** Carries out one step on the draft the card was drawn from; anything else is answered with the present state. */
  async function at(
    caller: Caller,
    ref: DraftRef,
    steps: readonly Step[],
    work: (draft: SetupDraft) => Promise<SetupDraft>,
  ): Promise<SetupView> {
    const draft = await mine(caller);
    if (draft.ref.id !== ref.id) throw new ServiceError('draftGone');
    const isPresent = draft.ref.version === ref.version && steps.includes(draft.state.step);
    const next = isPresent ? await work(draft).catch(outdated) : undefined;
    if (next) return viewOf(parts, caller, next);
    return { ...(await viewOf(parts, caller, await mine(caller))), stale: true };
  }

  const goTo = (caller: Caller, ref: DraftRef, from: Step, change: (state: SetupState) => Promise<SetupState>) =>
    at(caller, ref, [from], async (draft) => drafts.save(draft, await change(draft.state)));

  return { mine, at, goTo };
}

function outdated(error: unknown): undefined {
  if (error instanceof ServiceError && error.code === 'cardOutdated') return undefined;
  throw error;
}
