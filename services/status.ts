import type { Caller } from './caller.js';
import type { ConnectionView } from './connections.js';
import type { EnrichmentView } from './enrichments.js';

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
