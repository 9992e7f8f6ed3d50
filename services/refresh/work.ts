import { changeRefresh, findRefresh } from '../../storage/refreshes.js';
import type { Writer } from '../../storage/sql.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import { canceled, nodesOf } from './asking.js';
import { endRefresh } from './ending.js';
import { withoutHope } from './graph.js';
import type { RefreshParts } from './parts.js';
import { CANCELED, endBy, fault, type Step, type StepEnd, type Work } from './step.js';
import { refreshEnrichment } from './steps/enrichment.js';
import { refreshExport } from './steps/export.js';
import { refreshMeasure } from './steps/measure.js';
import { refreshSegment } from './steps/segment.js';
import { refreshSource } from './steps/source.js';
import { refreshUnified } from './steps/unify.js';
import { fromStored, type Node, type Refresh, toStored } from './stored.js';
import type { NodeKind } from './view.js';

/** Milliseconds after which a failure that may pass is tried again, once each. */
const RETRY_AFTER = [5_000, 20_000];

const WORK: Readonly<Record<NodeKind, Work>> = {
  source: refreshSource,
  unify: refreshUnified,
  segment: refreshSegment,
  measure: refreshMeasure,
  enrichment: refreshEnrichment,
  export: refreshExport,
};

/** A refresh that is going on, as it is stored. */
interface Going {
  refresh: Refresh;
  canceling: AbortSignal;
  stopping: AbortSignal;
  /** Either of them. */
  signal: AbortSignal;
}

/**
 * Carries out a refresh, one node after the other: imports, unification, segments and measures share one queue anyway, and a file is written when
 * the enrichments before it have ended, however they did. It goes on from where it stands, which after a restart is anywhere.
 * Resolves when it has ended, or when the process ends.
 */
export async function carryOut(
  parts: RefreshParts,
  id: string,
  { canceling, stopping }: { canceling: AbortController; stopping: AbortSignal },
): Promise<void> {
  const refresh = await begin(parts, id);
  if (!refresh) return;
  if (refresh.cancelRequested) canceling.abort();
  const signal = AbortSignal.any([canceling.signal, stopping]);
  const going: Going = { refresh, canceling: canceling.signal, stopping, signal };
  for (let node = nextOf(refresh); node; node = nextOf(going.refresh)) {
    if (stopping.aborted) return;
    const resumed = node.state === 'Refreshing';
    if (!resumed && signal.aborted) await put(parts, going, { nodes: canceled(going.refresh.nodes) });
    else if (!(await take(parts, going, node, resumed))) return;
  }
  await parts.stepsTold?.();
  await endRefresh(parts, going.refresh);
}

const nextOf = ({ nodes }: Refresh): Node | undefined =>
  nodes.find(({ state }) => state === 'Refreshing') ?? nodes.find(({ state }) => state === 'Not started');

/** What there is to refresh is looked at anew when its turn has come. Undefined: it was canceled meanwhile. */
async function begin(parts: RefreshParts, id: string): Promise<Refresh | undefined> {
  const { refresh, isNew } = await parts.sql.write(async (tx) => {
    const stored = await findRefresh(tx, id);
    if (!stored || stored.endedAt !== null) return { isNew: false };
    const kept = fromStored(stored);
    if (kept.state !== 'Queued') return { refresh: kept, isNew: false };
    const now: Refresh = {
      ...kept,
      ...(await nodesOf(parts, tx, kept)),
      state: 'Refreshing',
      startedAt: parts.clock.now(),
    };
    await changeRefresh(tx, id, toStored(now));
    return { refresh: now, isNew: true };
  });
  if (isNew) parts.notify(`refresh:${id}`);
  return refresh;
}

async function put(
  { sql, notify }: Pick<RefreshParts, 'sql' | 'notify'>,
  going: Going,
  change: Partial<Refresh>,
  also?: (tx: Writer) => Promise<void>,
): Promise<void> {
  const next = { ...going.refresh, ...change };
  await sql.write(async (tx) => {
    await changeRefresh(tx, next.id, toStored(next));
    await also?.(tx);
  });
  going.refresh = next;
  notify(`refresh:${next.id}`);
}

const withNode = ({ nodes }: Refresh, key: string, change: Partial<Node>): Node[] =>
  nodes.map((node) => (node.key === key ? { ...node, ...change } : node));

/** One node from its beginning, or from where it was left, to its end. False when the process ends. */
async function take(parts: RefreshParts, going: Going, { key, kind }: Node, resumed: boolean): Promise<boolean> {
  const keep = (change: Partial<Node>) => put(parts, going, { nodes: withNode(going.refresh, key, change) });
  const now = parts.clock.now();
  if (!resumed) await keep({ state: 'Refreshing', startedAt: now, triedAt: now, tries: 1 });
  const step: Step = {
    refresh: () => going.refresh,
    node: () => going.refresh.nodes.find((node) => node.key === key)!,
    keep,
    resumed,
    moved: () => parts.notify(`refresh:${going.refresh.id}`),
    signal: going.signal,
    stopping: going.stopping,
  };
  const end = await tryAgain(parts, step, WORK[kind]);
  if (!end) return false;
  await settle(parts, going, key, end);
  return true;
}

/** Undefined when the process ends. */
async function tryAgain(parts: RefreshParts, step: Step, work: Work): Promise<StepEnd | undefined> {
  for (;;) {
    const { againAt, tries } = step.node();
    if (againAt !== undefined) {
      await parts.clock.sleep(againAt - parts.clock.now(), step.signal);
      if (step.signal.aborted) return step.stopping.aborted ? undefined : CANCELED;
      step.resumed = false;
      await step.keep({ ...ANOTHER_TRY, tries: tries + 1, triedAt: parts.clock.now() });
    }
    const end = await attempt(parts, step, work);
    const pause = RETRY_AFTER[step.node().tries - 1];
    if (!end?.passes || pause === undefined || step.signal.aborted) return end;
    await step.keep({ ...(end.failure && { failure: end.failure }), againAt: parts.clock.now() + pause });
  }
}

const ANOTHER_TRY = { againAt: undefined, failure: undefined, job: undefined };

/** Undefined when the process ends. */
async function attempt(parts: RefreshParts, step: Step, work: Work): Promise<StepEnd | undefined> {
  try {
    return (await work(parts, step)) ?? (step.stopping.aborted ? undefined : CANCELED);
  } catch (error) {
    if (step.stopping.aborted) return undefined;
    if (error instanceof ServiceError) return endBy(error);
    const { id } = step.refresh();
    parts.log.error({ refresh: id, node: step.node().key, error: errorName(error) }, 'step of a refresh failed');
    return fault(id);
  }
}

/** Stores how a node ended, with what that means for those that come after it. */
async function settle(parts: RefreshParts, going: Going, key: string, end: StepEnd): Promise<void> {
  const { state, counts = {}, failure, skipped } = end;
  const { refresh } = going;
  const left = going.canceling.aborted ? canceled : withoutHope;
  const nodes =
    state === 'gone'
      ? without(refresh.nodes, key)
      : withNode(refresh, key, {
          ...{ state, counts, failure, skipped, againAt: undefined, endedAt: parts.clock.now() },
        });
  await put(parts, going, { nodes: left(nodes) }, end.also);
  await end.afterwards?.().catch((error: unknown) => {
    parts.log.warn({ refresh: refresh.id, node: key, error: errorName(error) }, 'a dry run was left behind');
  });
}

/** What is no longer there has nothing to say. */
const without = (nodes: readonly Node[], key: string): Node[] =>
  nodes
    .filter((node) => node.key !== key)
    .map((node) => ({ ...node, after: node.after.filter((before) => before !== key) }));
