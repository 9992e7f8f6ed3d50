import { z } from 'zod';
import type { StoredRefresh } from '../../storage/refreshes.js';
import type { Caller } from '../caller.js';
import type { ErrorCode } from '../errors.js';
import {
  type CountName,
  NODE_KINDS,
  type RefreshNode,
  type RefreshState,
  type RefreshTarget,
  type RefreshView,
  type StartedBy,
} from './view.js';

/** A node as the work knows it. `triedAt`: when the try that goes on was begun. */
export type Node = RefreshNode & { triedAt?: number };

/** A refresh as it is kept. */
export interface Refresh extends Omit<RefreshView, 'ahead'> {
  nodes: Node[];
  /** Who has asked for it. */
  caller: Caller;
  /** Of its only target; empty for everything. */
  name: string;
}

const Target = z.union([
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.enum(['source', 'segment', 'enrichment']), id: z.string(), only: z.boolean() }),
  z.object({ kind: z.literal('retry'), refresh: z.string() }),
]) satisfies z.ZodType<RefreshTarget>;

const Starter = z.union([
  z.object({ by: z.literal('person'), name: z.string() }),
  z.object({ by: z.literal('schedule'), schedule: z.string(), slot: z.number() }),
]) satisfies z.ZodType<StartedBy>;

const Kind = z.enum(NODE_KINDS);
const Ancestor = z.object({ kind: Kind, name: z.string() });

const Skip = z.union([
  z.object({ because: z.enum(['ancestorFailed', 'ancestorCanceled']), ancestor: Ancestor }),
  z.object({ because: z.literal('confirmation'), records: z.number(), most: z.number() }),
  z.object({ because: z.literal('notAdministrator') }),
  z.object({ because: z.literal('nothingToSend') }),
]);

const StoredNode = z.object({
  key: z.string(),
  kind: Kind,
  id: z.string(),
  name: z.string(),
  after: z.array(z.string()),
  state: z.enum(['Not started', 'Queued', 'Refreshing', 'Successful', 'Failed', 'Canceled', 'Skipped']),
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  tries: z.number(),
  triedAt: z.number().optional(),
  againAt: z.number().optional(),
  job: z.string().optional(),
  counts: z.custom<Partial<Record<CountName, number>>>((counts) => typeof counts === 'object'),
  failure: z
    .object({
      code: z.custom<ErrorCode>((code) => typeof code === 'string'),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .optional(),
  skipped: Skip.optional(),
});

const Body = z.object({
  target: Target,
  startedBy: Starter,
  caller: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }) satisfies z.ZodType<Caller>,
  attached: z.number(),
  nodes: z.array(StoredNode),
});

/** The columns that the work on a refresh changes; that it is to be canceled or was tried again is written by those who ask for it. */
export function toStored(refresh: Refresh): Omit<StoredRefresh, 'no' | 'cancelRequested' | 'retriedBy'> {
  const { id, name, state, target, startedBy, requestedAt, startedAt = null, endedAt = null } = refresh;
  const { caller, attached, nodes } = refresh;
  const count = (wanted: Node['state']) => nodes.filter((node) => node.state === wanted).length;
  return {
    ...{ id, name, state, requestedAt, startedAt, endedAt, startedBy: startedBy.by, targetKind: target.kind },
    targetId: target.kind === 'all' ? null : target.kind === 'retry' ? target.refresh : target.id,
    ...{ steps: nodes.length, failed: count('Failed'), skipped: count('Skipped') },
    body: JSON.stringify({ target, startedBy, caller, attached, nodes } satisfies z.input<typeof Body>),
  };
}

/** A refresh from its row. */
export function fromStored(stored: StoredRefresh): Refresh {
  const { id, name, state, requestedAt, startedAt, endedAt, cancelRequested, retriedBy } = stored;
  return {
    ...Body.parse(JSON.parse(stored.body)),
    ...{ id, name, state: state as RefreshState, requestedAt, cancelRequested },
    ...(startedAt !== null && { startedAt }),
    ...(endedAt !== null && { endedAt }),
    ...(retriedBy !== null && { retriedBy }),
  };
}
