import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { Connections, ConnectionView } from './connections.js';
import type { Consent } from './consent.js';
import type { DataSources } from './dataSources.js';
import type { Enrichments, EnrichmentView } from './enrichments.js';
import type { Notifications, Outbox, SubscriptionView } from './notifications.js';
import type { NodeKind, Refreshes, RefreshState, RefreshView } from './refresh.js';
import type { Schedules, ScheduleView } from './schedules.js';
import type { Segments } from './segments.js';

/** Health, each line with its next step where one is due. */
export interface StatusView {
  version: string;
  startedAt: number;
  development: boolean;
  provider: { address: string; sandbox: boolean };
  connections: ConnectionView[];
  profiles: number;
  dataAsOf?: number;
  /** Those of profiles. */
  sources: number;
  enrichments: EnrichmentView[];
  /** Batches that wait, and runs on hold. */
  queue: { batches: number; activeRuns: { id: string; name: string; hold?: string }[] };
  audit: { entries: number; intact: boolean };
  /** Conversations in which nothing can be delivered any more: blocked, or the bot was removed. */
  closed: number;
  /** The settings were damaged at the last start and come from their last good copy: the newest change may be undone. */
  settingsRestored: boolean;
  /** How current everything is, and who is told when it is not. */
  keeping?: KeepingView;
}

export interface KeepingView {
  schedules: ScheduleView[];
  /** The newest refresh; absent: there was none. */
  refresh?: { id: string; state: RefreshState; endedAt?: number; failed: { kind: NodeKind; name: string }[] };
  segments: { count: number; outdated: number };
  /** Sources of consent data; absent: there are none. */
  consent?: {
    /** When the oldest was read, epoch milliseconds. */
    readAt: number;
    /** Names of those that are older than the limit. */
    stale: string[];
    /** Data has been read since the last unification. */
    outdated: boolean;
  };
  subscriptions: SubscriptionView[];
  /** Messages and cards that have still to be sent. */
  outbox: number;
}

export interface Status {
  get(caller: Caller): Promise<StatusView>;
}

export interface StatusParts {
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'check'>;
  connections: Pick<Connections, 'list'>;
  dataSources: Pick<DataSources, 'dataSets' | 'list'>;
  enrichments: Pick<Enrichments, 'list'>;
  /** Batches that wait, and the runs that are going on. */
  queue(): Promise<StatusView['queue']>;
  /** When Leadspace last took something in over a connection, epoch milliseconds. */
  lastTakenIn(connectionId: string): Promise<number | undefined>;
  /** Of one tenant. */
  closedConversations(tenantId: string): Promise<number>;
  settingsRestored: boolean;
  keeping?: KeepingParts;
  provider: StatusView['provider'];
  version: string;
  startedAt: number;
  development: boolean;
}

export interface KeepingParts {
  schedules: Pick<Schedules, 'list'>;
  refreshes: Pick<Refreshes, 'newest'>;
  segments: Pick<Segments, 'list'>;
  consent: Pick<Consent, 'overview'>;
  notifications: Pick<Notifications, 'list'>;
  outbox: Pick<Outbox, 'waiting'>;
}

export function createStatus(parts: StatusParts): Status {
  /** A token that was saved without verifying has proved itself as soon as something was sent with it. */
  async function proven(connection: ConnectionView): Promise<ConnectionView> {
    if (connection.verifiedAt !== undefined) return connection;
    const at = await parts.lastTakenIn(connection.id);
    return at !== undefined && at >= connection.tokenAddedAt ? { ...connection, verifiedAt: at } : connection;
  }

  return {
    async get(caller) {
      await parts.access.require(caller, 'viewer');
      const [connections, dataSets, sources, enrichments, queue, audit, closed, keeping] = await Promise.all([
        parts.connections.list(caller).then((all) => Promise.all(all.map(proven))),
        parts.dataSources.dataSets(caller),
        parts.dataSources.list(caller),
        parts.enrichments.list(caller),
        parts.queue(),
        parts.audit.check(),
        parts.closedConversations(caller.tenantId),
        parts.keeping && keepingOf(parts.keeping, caller),
      ]);
      const customer = dataSets.find(({ kind }) => kind === 'customer');
      const { version, startedAt, development, provider, settingsRestored } = parts;
      return {
        ...{ version, startedAt, development, provider, connections, enrichments, queue, closed, settingsRestored },
        profiles: customer?.size ?? 0,
        ...(customer?.asOf !== undefined && { dataAsOf: customer.asOf }),
        sources: sources.filter(({ kind }) => kind === 'profiles').length,
        audit: { entries: audit.entries, intact: audit.intact },
        ...(keeping && { keeping }),
      };
    },
  };
}

async function keepingOf(parts: KeepingParts, caller: Caller): Promise<KeepingView> {
  const [schedules, refresh, segments, { sources, outdated }, subscriptions, outbox] = await Promise.all([
    parts.schedules.list(caller),
    parts.refreshes.newest(caller),
    parts.segments.list(caller),
    parts.consent.overview(caller),
    parts.notifications.list(caller),
    parts.outbox.waiting(),
  ]);
  const stale = sources.filter((source) => source.stale).map(({ name }) => name);
  return {
    ...{ schedules, subscriptions, outbox },
    ...(refresh && { refresh: endOf(refresh) }),
    segments: { count: segments.length, outdated: segments.filter((segment) => segment.outdated).length },
    ...(sources.length > 0 && {
      consent: { readAt: Math.min(...sources.map(({ readAt }) => readAt)), stale, outdated },
    }),
  };
}

function endOf({ id, state, endedAt, nodes }: RefreshView): NonNullable<KeepingView['refresh']> {
  const failed = nodes.filter((node) => node.state === 'Failed').map(({ kind, name }) => ({ kind, name }));
  return { id, state, ...(endedAt !== undefined && { endedAt }), failed };
}
