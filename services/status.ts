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
  sources: number;
  enrichments: EnrichmentView[];
  /** Batches that wait, and runs on hold. */
  queue: { batches: number; activeRuns: { id: string; name: string; hold?: string }[] };
  audit: { entries: number; intact: boolean };
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
  provider: StatusView['provider'];
  version: string;
  startedAt: number;
  development: boolean;
}

export function createStatus(parts: StatusParts): Status {
  return {
    async get(caller) {
      await parts.access.require(caller, 'viewer');
      const [connections, dataSets, sources, enrichments, queue, audit] = await Promise.all([
        parts.connections.list(caller),
        parts.dataSources.dataSets(caller),
        parts.dataSources.list(caller),
        parts.enrichments.list(caller),
        parts.queue(),
        parts.audit.check(),
      ]);
      const customer = dataSets.find(({ kind }) => kind === 'customer');
      const { version, startedAt, development, provider } = parts;
      return {
        ...{ version, startedAt, development, provider, connections, enrichments, queue },
        profiles: customer?.size ?? 0,
        ...(customer?.asOf !== undefined && { dataAsOf: customer.asOf }),
        sources: sources.length,
        audit: { entries: audit.entries, intact: audit.intact },
      };
    },
  };
}
