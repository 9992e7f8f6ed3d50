import type { Enrichment, Measure, RefreshedExport, Schedule, Segment } from '../../storage/settings.js';
import type { StoredSource } from '../../storage/sources.js';
import type { Node } from './stored.js';
import type { NodeKind, RefreshTarget } from './view.js';

// What is refreshed and in which order: data sources, unification, segments, measures, enrichments, exports.

/** What there is at this moment. */
export interface Known {
  sources: readonly Pick<StoredSource, 'id' | 'name' | 'path'>[];
  segments: readonly Pick<Segment, 'id' | 'name' | 'active'>[];
  measures: readonly Pick<Measure, 'id' | 'name' | 'dataSet'>[];
  enrichments: readonly Pick<Enrichment, 'id' | 'name' | 'dataSet' | 'active'>[];
  schedules: readonly Schedule[];
  exports: readonly Pick<RefreshedExport, 'segmentId'>[];
  /** Whether whoever asks may have enrichments run. */
  pays: boolean;
  /** Whether somebody who has confirmed a schedule still may. */
  mayPay(by: Schedule['by']): boolean;
}

type Single = Extract<RefreshTarget, { only: boolean }>;

/** The nodes of a refresh of everything, or of one thing with or without what depends on it. None: there is nothing (any more). */
export function graphOf(known: Known, target: { kind: 'all' } | Single): Node[] {
  if (target.kind === 'all') return everything(known);
  const key = `${target.kind}:${target.id}`;
  if (target.kind === 'enrichment') return among(scheduled(known, ['with', 'times']), [key]);
  const all = everything(known);
  const wanted = target.only ? [key] : dependantsOf(all, key);
  return among(all, all.some((node) => node.key === key) ? wanted : []);
}

/** What has failed or was canceled in an earlier refresh, and what was skipped because of it, as far as it is still there. */
export function retryOf(known: Known, earlier: readonly Node[]): Node[] {
  const undone = earlier.filter((node) => isUndone(node)).map(({ key }) => key);
  const enrichments = scheduled(known, ['with', 'times']);
  const others = everything(known).filter(({ kind }) => kind !== 'enrichment');
  const nodes = among(inOrder([...others, ...enrichments]), undone);
  return nodes.some(({ state }) => state === 'Not started') ? nodes : [];
}

const isUndone = ({ state, skipped }: Node): boolean =>
  state === 'Failed' ||
  state === 'Canceled' ||
  skipped?.because === 'ancestorFailed' ||
  skipped?.because === 'ancestorCanceled';

/** True when `nodes` will still do all that is to be done of `wanted`. */
export function covers(nodes: readonly Node[], wanted: readonly Node[]): boolean {
  const waiting = new Set(nodes.filter(({ state }) => state === 'Not started').map(({ key }) => key));
  return wanted.every(({ key, state }) => state !== 'Not started' || waiting.has(key));
}

function everything(known: Known): Node[] {
  // Attached files are not read again, but what was read from them is unified all the same.
  if (known.sources.length === 0) return [];
  const sources = known.sources
    .filter(({ path }) => path !== undefined)
    .map(({ id, name }) => nodeOf('source', id, name, []));
  const unify: Node = { ...nodeOf('unify', '', '', keysOf(sources)), key: 'unify' };
  const segments = known.segments
    .filter(({ active }) => active)
    .sort(byName)
    .map(({ id, name }) => nodeOf('segment', id, name, ['unify']));
  const measures = [...known.measures]
    .sort(byName)
    .map(({ id, name, dataSet }) => nodeOf('measure', id, name, [madeBy(known, dataSet)]));
  const marked = new Set(known.exports.map(({ segmentId }) => segmentId));
  const exports = segments
    .filter(({ id }) => marked.has(id))
    .map(({ id, name, key }) => nodeOf('export', id, name, [key]));
  return [...sources, unify, ...segments, ...measures, ...scheduled(known, ['with']), ...exports];
}

/** Enrichments that run by themselves in one of these ways. */
function scheduled(known: Known, ways: readonly Schedule['when']['kind'][]): Node[] {
  const { enrichments, schedules } = known;
  return [...enrichments]
    .filter(({ active }) => active)
    .sort(byName)
    .flatMap(({ id, name, dataSet }): Node[] => {
      const schedule = scheduleOf(schedules, id);
      if (!schedule || !ways.includes(schedule.when.kind)) return [];
      const node = nodeOf('enrichment', id, name, [madeBy(known, dataSet)]);
      if (known.pays && known.mayPay(schedule.by)) return [node];
      return [{ ...node, state: 'Skipped', skipped: { because: 'notAdministrator' } }];
    });
}

/** The node that a data set comes from: its segment, where that is refreshed. */
const madeBy = ({ segments }: Known, dataSet: string): string =>
  segments.some(({ id, active }) => id === dataSet && active) ? `segment:${dataSet}` : 'unify';

/** The schedule of an enrichment. */
export const scheduleOf = (schedules: readonly Schedule[], enrichmentId: string): Schedule | undefined =>
  schedules.find(({ target }) => target.kind === 'enrichment' && target.id === enrichmentId);

const nodeOf = (kind: NodeKind, id: string, name: string, after: string[]): Node => ({
  ...{ key: `${kind}:${id}`, kind, id, name, after },
  ...{ state: 'Not started', tries: 0, counts: {} },
});

const keysOf = (nodes: readonly Node[]): string[] => nodes.map(({ key }) => key);

const byName = (one: { name: string }, other: { name: string }): number =>
  one.name.localeCompare(other.name, undefined, { numeric: true });

/** A node and all that comes after it. */
function dependantsOf(nodes: readonly Node[], key: string): string[] {
  const found = new Set([key]);
  for (const node of nodes) if (node.after.some((before) => found.has(before))) found.add(node.key);
  return [...found];
}

/** Those of `nodes` with these keys, and what each waits for among them. */
function among(nodes: readonly Node[], keys: readonly string[]): Node[] {
  const wanted = new Set(keys);
  return nodes
    .filter(({ key }) => wanted.has(key))
    .map((node) => ({ ...node, after: node.after.filter((key) => wanted.has(key)) }));
}

const ORDER: readonly NodeKind[] = ['source', 'unify', 'segment', 'measure', 'enrichment', 'export'];

/** By kind; nodes of one kind stay as they are. */
const inOrder = (nodes: readonly Node[]): Node[] => ORDER.flatMap((kind) => nodes.filter((node) => node.kind === kind));

/** Nodes that can no longer be refreshed, because something before them was not, say so and name it. */
export function withoutHope(nodes: readonly Node[]): Node[] {
  const done: Node[] = [];
  for (const node of nodes) {
    const blocked = node.state === 'Not started' && causeOf(node, done);
    done.push(blocked ? { ...node, state: 'Skipped', skipped: blocked } : node);
  }
  return done;
}

function causeOf({ after }: Node, before: readonly Node[]): Node['skipped'] | undefined {
  const causes = before
    .filter(({ key }) => after.includes(key))
    .flatMap(({ kind, name, state, skipped }) => {
      if (state === 'Failed') return [{ because: 'ancestorFailed' as const, ancestor: { kind, name } }];
      if (state === 'Canceled') return [{ because: 'ancestorCanceled' as const, ancestor: { kind, name } }];
      return skipped && 'ancestor' in skipped ? [skipped] : [];
    });
  return causes.find(({ because }) => because === 'ancestorFailed') ?? causes[0];
}
