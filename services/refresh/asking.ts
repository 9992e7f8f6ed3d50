import { addRefresh, changeRefresh, findRefresh, openRefreshes } from '../../storage/refreshes.js';
import { listAllSources } from '../../storage/sources.js';
import type { Reader, Writer } from '../../storage/sql.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { covers, graphOf, type Known, retryOf } from './graph.js';
import type { RefreshParts } from './parts.js';
import { fromStored, type Node, type Refresh, toStored } from './stored.js';
import type { RefreshTarget, StartedBy } from './view.js';

/** What somebody, or a schedule, wants to be refreshed. */
export interface Order {
  target: RefreshTarget;
  startedBy: StartedBy;
  caller: Caller;
}

type Parts = Pick<RefreshParts, 'documents' | 'access' | 'audit' | 'clock' | 'newId'>;

/** What would be refreshed now, and how many sources have no file to be read again. */
export async function nodesOf(
  { documents, access }: Pick<Parts, 'documents' | 'access'>,
  reader: Reader,
  { target, startedBy, caller }: Order,
): Promise<{ nodes: Node[]; attached: number }> {
  const { segments, measures, enrichments, schedules, refreshedExports: exports } = documents.read();
  const sources = await listAllSources(reader);
  const isAdministrator = (person: Caller) => access.roleOf(person) === 'administrator';
  const pays = startedBy.by === 'schedule' || isAdministrator(caller);
  const there = { sources, segments, measures, enrichments, schedules, exports };
  const known: Known = { ...there, pays, mayPay: isAdministrator };
  if (target.kind === 'retry') {
    const earlier = await findRefresh(reader, target.refresh);
    return { nodes: earlier ? retryOf(known, fromStored(earlier).nodes) : [], attached: 0 };
  }
  const attached = target.kind === 'all' ? sources.filter(({ path }) => path === undefined).length : 0;
  return { nodes: graphOf(known, target), attached };
}

/**
 * Enters a refresh, unless one that waits, or that has not yet begun with anything of it, does it all. `refused`: what there is to say
 * to a person when there is nothing to refresh; a schedule's refresh then ends as soon as it begins.
 */
export async function enter(
  parts: Parts,
  tx: Writer,
  order: Order,
  refused?: ServiceError,
): Promise<{ id: string; joined: boolean }> {
  const { nodes, attached } = await nodesOf(parts, tx, order);
  if (nodes.length === 0 && refused) throw refused;
  const open = (await openRefreshes(tx)).map(fromStored);
  const other = open.find((refresh) => !refresh.cancelRequested && nodes.length > 0 && covers(refresh.nodes, nodes));
  const id = other?.id ?? parts.newId();
  if (!other) await addRefresh(tx, { ...toStored(queued(parts, id, order, nodes, attached)), ...NOT_YET });
  const { target, caller } = order;
  const of = target.kind === 'all' ? '' : target.kind === 'retry' ? target.refresh : target.id;
  const action = target.kind === 'retry' ? 'refresh.retry' : 'refresh.start';
  const details = { of: of === '' ? 'all' : `${target.kind}:${of}`, steps: nodes.length, joined: other !== undefined };
  await parts.audit.append(tx, { caller, action, subject: `refresh:${id}`, details });
  return { id, joined: other !== undefined };
}

const NOT_YET = { cancelRequested: false, retriedBy: null };

function queued({ clock }: Parts, id: string, order: Order, nodes: Node[], attached: number): Refresh {
  const { target, startedBy } = order;
  const { tenantId, userId, name } = order.caller;
  const single = target.kind === 'all' || target.kind === 'retry' ? '' : `${target.kind}:${target.id}`;
  return {
    ...{ id, target, startedBy, caller: { tenantId, userId, name }, nodes, attached },
    name: target.kind === 'retry' ? firstOf(nodes) : (nodes.find(({ key }) => key === single)?.name ?? ''),
    ...{ state: 'Queued', requestedAt: clock.now(), cancelRequested: false },
  };
}

/** A retry is known by what had failed, which comes before all that was skipped because of it. */
const firstOf = (nodes: readonly Node[]): string =>
  nodes.find(({ after, name }) => after.length === 0 && name !== '')?.name ?? '';

/** The refresh that repeats what has failed: the same one for everybody who asks. @throws `notFound`, `nothingToRetry` */
export async function enterRetry(
  parts: Parts,
  tx: Writer,
  caller: Caller,
  id: string,
): Promise<{ id: string; joined: boolean }> {
  const stored = await findRefresh(tx, id);
  if (!stored) throw new ServiceError('notFound', { what: 'refresh' });
  if (stored.retriedBy !== null) return { id: stored.retriedBy, joined: true };
  const nothing = new ServiceError('nothingToRetry');
  if (stored.endedAt === null) throw nothing;
  const order: Order = { target: { kind: 'retry', refresh: id }, startedBy: byPerson(caller), caller };
  const entered = await enter(parts, tx, order, nothing);
  await changeRefresh(tx, id, { retriedBy: entered.id });
  return entered;
}

export const byPerson = ({ name }: Caller): StartedBy => ({ by: 'person', name });

/** What waits for its turn is canceled at once, what is going on is told to. False when it has ended, or was told before. */
export async function enterCancel(parts: Parts, tx: Writer, caller: Caller, id: string): Promise<boolean> {
  const stored = await findRefresh(tx, id);
  if (!stored) throw new ServiceError('notFound', { what: 'refresh' });
  if (stored.endedAt !== null || stored.cancelRequested) return false;
  const refresh = fromStored(stored);
  const ended: Refresh = { ...refresh, state: 'Canceled', endedAt: parts.clock.now(), nodes: canceled(refresh.nodes) };
  const change = refresh.state === 'Queued' ? toStored(ended) : {};
  await changeRefresh(tx, id, { ...change, cancelRequested: true });
  await parts.audit.append(tx, { caller, action: 'refresh.cancel', subject: `refresh:${id}`, details: {} });
  return true;
}

/** Those that were not begun never will be. */
export const canceled = (nodes: readonly Node[]): Node[] =>
  nodes.map((node) => (node.state === 'Not started' ? { ...node, state: 'Canceled' } : node));
