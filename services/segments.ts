import type { Segment } from '../storage/settings.js';
import { createDrafts } from './drafts.js';
import { ServiceError } from './errors.js';
import { readCatalogue } from './segments/catalogue.js';
import { findSegment, segmentIn } from './segments/definition.js';
import { SegmentDraft } from './segments/draft.js';
import { attributesOf, buildRule } from './segments/form.js';
import { readRule } from './segments/grammar.js';
import { createGuarding, guardOf } from './segments/guard.js';
import { createLookup } from './segments/lookup.js';
import { memberPage } from './segments/members.js';
import type { SegmentsParts } from './segments/parts.js';
import { previewOf } from './segments/preview.js';
import { createRefreshing } from './segments/refresh.js';
import { checkedRule, createDefinitions } from './segments/save.js';
import { viewsOf } from './segments/show.js';
import type { Segments, SegmentView } from './segments/view.js';
import { whyOf } from './segments/why.js';

export * from './segments/view.js';
export type { SegmentsParts };

/** Segments with their beginning and end: refreshes that a restart interrupted are taken up again. */
export interface SegmentWork {
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export function createSegments(parts: SegmentsParts): Segments & SegmentWork {
  const { documents, sql, access, notify } = parts;
  const definitions = createDefinitions(parts);
  const refreshing = createRefreshing(parts);
  const { guard, setGuard, setOverride } = createGuarding(parts);

  const view = async (segment: Segment): Promise<SegmentView> => (await viewsOf(parts, [segment]))[0]!;
  const byId = (id: string) => segmentIn(documents.read(), id);

  /** After a change: the members of an inactive segment stay as they are. */
  async function refreshed(segment: Segment): Promise<SegmentView> {
    if (segment.active) await refreshing.ask(segment.id);
    else notify(`segment:${segment.id}`);
    return view(segment);
  }

  return {
    ...{ guard, setGuard },
    drafts: createDrafts(parts, 'segment', SegmentDraft),
    async list(caller) {
      await access.require(caller, 'viewer');
      const byName = (one: Segment, other: Segment) => one.name.localeCompare(other.name, undefined, { numeric: true });
      return viewsOf(parts, [...documents.read().segments].sort(byName));
    },
    async find(caller, idOrName) {
      await access.require(caller, 'viewer');
      return view(findSegment(documents.read(), idOrName));
    },
    async read(caller, text, options) {
      await access.require(caller, 'contributor');
      const catalogue = await readCatalogue(parts);
      return readRule(text, catalogue, createLookup(sql, catalogue), options);
    },
    async attributes(caller) {
      await access.require(caller, 'contributor');
      return attributesOf(await readCatalogue(parts));
    },
    async build(caller, step) {
      await access.require(caller, 'contributor');
      const catalogue = await readCatalogue(parts);
      return buildRule(step, catalogue, createLookup(sql, catalogue));
    },
    async preview(caller, rule, id) {
      await access.require(caller, 'contributor');
      const option = id === undefined ? guard()?.option : guardOf(documents.read(), byId(id));
      return previewOf(parts, checkedRule(rule), option);
    },
    async save(caller, input) {
      await access.require(caller, 'contributor');
      return refreshed(await definitions.save(caller, input));
    },
    async refresh(caller, id) {
      await access.require(caller, 'contributor');
      const segment = byId(id);
      if (!segment.active) throw new ServiceError('segmentInactive', { name: segment.name });
      await refreshing.ask(id, { caller, action: 'segment.refresh', subject: `segment:${id}` });
      return view(segment);
    },
    progress: async (id) => view(byId(id)),
    async rename(caller, id, name) {
      await access.require(caller, 'contributor');
      const renamed = await definitions.rename(caller, id, name);
      notify(`segment:${id}`);
      return view(renamed);
    },
    async setActive(caller, id, active) {
      await access.require(caller, 'contributor');
      return refreshed(await definitions.setActive(caller, id, active));
    },
    async remove(caller, id) {
      await access.require(caller, 'contributor');
      await definitions.remove(caller, id);
      notify(`segment:${id}`);
    },
    async members(caller, id, page) {
      await access.require(caller, 'viewer');
      return memberPage(sql, byId(id), page);
    },
    async why(caller, id, person) {
      await access.require(caller, 'viewer');
      return whyOf(parts, byId(id), person);
    },
    async override(caller, id, reason) {
      await setOverride(caller, id, reason);
      return view(byId(id));
    },
    resume: () => refreshing.resume(),
    stop: () => refreshing.stop(),
  };
}
