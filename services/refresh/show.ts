import { findRefresh, openRefreshes, type StoredRefresh } from '../../storage/refreshes.js';
import { ServiceError } from '../errors.js';
import type { RefreshParts } from './parts.js';
import { countsOf as runCounts } from './steps/run.js';
import { countsOf as importCounts } from './steps/source.js';
import { fromStored, type Node } from './stored.js';
import type { RefreshNode, RefreshView } from './view.js';

type Parts = Pick<RefreshParts, 'sql' | 'dataSources' | 'runs'>;

/** A refresh as it stands, with the numbers that its import or run has reached. @throws `notFound` */
export async function viewOf(parts: Parts, id: string): Promise<RefreshView> {
  const stored = await findRefresh(parts.sql, id);
  if (!stored) throw new ServiceError('notFound', { what: 'refresh' });
  const { caller: _caller, name: _name, nodes, ...view } = fromStored(stored);
  const shown = nodes.map((node) => shownNode(parts, node));
  return { ...view, nodes: await Promise.all(shown), ahead: await aheadOf(parts, stored) };
}

async function aheadOf({ sql }: Pick<Parts, 'sql'>, { id, state }: StoredRefresh): Promise<number> {
  if (state !== 'Queued') return 0;
  const open = await openRefreshes(sql);
  return Math.max(
    0,
    open.findIndex((refresh) => refresh.id === id),
  );
}

async function shownNode(parts: Parts, { triedAt: _triedAt, ...node }: Node): Promise<RefreshNode> {
  if (node.state !== 'Refreshing' || node.job === undefined) return node;
  // The import or run itself is the proof of how far it has come; without it the node shows nothing.
  const counts = await liveCounts(parts, node.kind, node.job).catch(() => ({}));
  return { ...node, counts };
}

async function liveCounts({ dataSources, runs }: Parts, kind: Node['kind'], job: string): Promise<Node['counts']> {
  if (kind === 'enrichment') return runCounts(await runs.progress(job));
  if (kind !== 'source') return {};
  const { read, rejected } = importCounts(await dataSources.progress(job));
  return { read, rejected };
}
