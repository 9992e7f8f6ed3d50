import type { Role } from '../../services/access.js';
import type { Caller } from '../../services/caller.js';
import type { Draft, Drafts } from '../../services/drafts.js';
import { ServiceError } from '../../services/errors.js';
import type { Services } from '../../services/index.js';
import type { SegmentDraft } from '../../services/segments/draft.js';
import type { Segments, SegmentView } from '../../services/segments.js';
import type { Notify } from '../../services/subject.js';
import { type Bot, startBot } from './bot.js';
import {
  aRulePreview,
  aSegment,
  aWhy,
  newsletterRule,
  newsletterUnknown,
  optionCounts,
  someAttributes,
  someMembers,
} from './segmentViews.js';

/** The real bot over hand-made segments, for what is said and shown rather than for what is found. */
export interface SegmentDesk {
  bot: Bot;
  /** What was asked of the services that read or change something, in order. */
  asked: string[];
  /** The segments that there are; tests may change them. */
  there: SegmentView[];
  /** The segment is like this now, and its card is told. */
  becomes(view: SegmentView): void;
}

export async function startSegmentDesk(more: { role?: Role; segments?: Partial<Segments> } = {}): Promise<SegmentDesk> {
  const { role = 'administrator' } = more;
  const asked: string[] = [];
  const there: SegmentView[] = [aSegment()];
  let notify: Notify = () => undefined;
  const named = (id: string) => {
    const found = there.find((each) => each.id === id || each.name.toLowerCase() === id.toLowerCase());
    if (!found) throw new ServiceError('notFound', { what: 'segment' });
    return found;
  };
  const change = (id: string, given: Partial<SegmentView>) => {
    const changed = { ...named(id), ...given };
    there.splice(there.indexOf(named(id)), 1, changed);
    return changed;
  };
  const segments: Segments = {
    drafts: createMemoryDrafts<SegmentDraft>(),
    list: async () => there,
    find: async (_caller, id) => named(id),
    async read(_caller, text, options) {
      if (!options?.acceptUnknown) asked.push(`read ${text}`);
      const at = text.indexOf('Newsletter');
      const isKept = options?.acceptUnknown && text.startsWith('Name');
      return at < 0 || isKept ? { rule: newsletterRule } : { problems: [newsletterUnknown({ at })] };
    },
    attributes: async () => someAttributes,
    async build(_caller, step) {
      asked.push(`build ${JSON.stringify(step.add)} ${step.to ? step.join : 'first'}`);
      return { rule: newsletterRule };
    },
    preview: async () => aRulePreview(),
    async save(_caller, input) {
      asked.push(`save ${input.name} ${input.kind}${input.id ? ` as ${input.id}` : ''}`);
      const saved = aSegment({ ...input, id: input.id ?? `segment-${there.length + 1}`, state: 'Refreshing' });
      there.push(saved);
      return saved;
    },
    async refresh(_caller, id) {
      asked.push(`refresh ${id}`);
      return change(id, { state: 'Refreshing' });
    },
    progress: async (id) => named(id),
    async rename(_caller, id, name) {
      if (there.some((each) => each.name === name && each.id !== id)) throw new ServiceError('nameTaken', { name });
      return change(id, { name });
    },
    async setActive(_caller, id, active) {
      asked.push(`active ${id} ${active}`);
      return change(id, { active });
    },
    async remove(_caller, id) {
      asked.push(`remove ${id}`);
      there.splice(there.indexOf(named(id)), 1);
    },
    async members(_caller, _id, page) {
      asked.push(`members ${JSON.stringify(page)}`);
      return someMembers(
        page?.after ? { rows: [{ customerId: 31, name: 'Northwind' }], next: undefined, previous: 31 } : {},
      );
    },
    async why(_caller, _id, person) {
      asked.push(`why ${person}`);
      if (person === 'nobody@contoso.com') throw new ServiceError('notFound', { what: 'person' });
      return aWhy();
    },
    guard: () => undefined,
    async setGuard(_caller, option) {
      asked.push(`guard ${option}`);
    },
    async override(_caller, id, reason) {
      asked.push(`override ${id} ${reason}`);
      return named(id);
    },
    ...more.segments,
  };
  const services = {
    access: {
      roleOf: () => role,
      canClaim: () => false,
      async require(_caller, needed) {
        const ranks = ['viewer', 'contributor', 'administrator'];
        if (ranks.indexOf(role) < ranks.indexOf(needed)) throw new ServiceError('notAllowed', { needed, helpers: '' });
      },
    },
    consent: { options: async () => optionCounts },
    segments,
  } satisfies { [Name in keyof Services]?: Partial<Services[Name]> };
  const house = (parts: { notify: Notify }) => {
    notify = parts.notify;
    return { services: services as unknown as Services, start: async () => undefined, stop: async () => undefined };
  };
  return {
    ...{ bot: await startBot({ house }), asked, there },
    becomes(view) {
      change(view.id, view);
      notify(`segment:${view.id}`);
    },
  };
}

/** Drafts that a restart would lose. */
function createMemoryDrafts<S>(): Drafts<S> {
  const kept = new Map<string, Draft<S>>();
  const ownerOf = ({ tenantId, userId }: Caller) => `${tenantId} ${userId}`;
  let started = 0;
  const save: Drafts<S>['save'] = async ({ ref }, state) => {
    const [owner] = [...kept].find(([, draft]) => draft.ref.id === ref.id) ?? [];
    if (owner === undefined) throw new ServiceError('cardOutdated');
    const draft = { ref: { id: ref.id, version: ref.version + 1 }, state };
    kept.set(owner, draft);
    return draft;
  };
  return {
    find: async (caller) => kept.get(ownerOf(caller)),
    async start(caller, state) {
      const draft = { ref: { id: `draft-${++started}`, version: 1 }, state };
      kept.set(ownerOf(caller), draft);
      return draft;
    },
    async open(caller, ref) {
      const draft = kept.get(ownerOf(caller));
      if (draft?.ref.id !== ref.id) throw new ServiceError('draftGone');
      if (draft.ref.version !== ref.version) throw new ServiceError('cardOutdated');
      return draft;
    },
    save,
    saveIn: (_tx, draft, state) => save(draft, state),
    discard: async (caller) => void kept.delete(ownerOf(caller)),
  };
}
