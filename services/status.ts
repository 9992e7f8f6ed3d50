import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { Connections, ConnectionView } from './connections.js';
import type { DataSources } from './dataSources.js';
import type { Enrichments, EnrichmentView } from './enrichments.js';

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
  provider: StatusView['provider'];
  version: string;
  startedAt: number;
  development: boolean;
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
      const [connections, dataSets, sources, enrichments, queue, audit, closed] = await Promise.all([
        parts.connections.list(caller).then((all) => Promise.all(all.map(proven))),
        parts.dataSources.dataSets(caller),
        parts.dataSources.list(caller),
        parts.enrichments.list(caller),
        parts.queue(),
        parts.audit.check(),
        parts.closedConversations(caller.tenantId),
      ]);
      const customer = dataSets.find(({ kind }) => kind === 'customer');
      const { version, startedAt, development, provider, settingsRestored } = parts;
      return {
        ...{ version, startedAt, development, provider, connections, enrichments, queue, closed, settingsRestored },
        profiles: customer?.size ?? 0,
        ...(customer?.asOf !== undefined && { dataAsOf: customer.asOf }),
        sources: sources.filter(({ kind }) => kind === 'profiles').length,
        audit: { entries: audit.entries, intact: audit.intact },
      };
    },
  };
}
