import type { FieldMapping } from '../storage/settings.js';
import type { Caller } from './caller.js';
import type { ConnectionView } from './connections.js';
import type { DataSet } from './dataSources.js';
import type { RunState } from './runs/view.js';

/** A row of My enrichments. */
export interface EnrichmentView {
  id: string;
  name: string;
  connection: Pick<ConnectionView, 'id' | 'name' | 'sandbox'>;
  dataSet: DataSet;
  mapping: FieldMapping;
  active: boolean;
  status: RunState;
  /** The newest run, where there is one. */
  runId?: string;
  enriched: number;
  /** Enriched over all that were answered, 0..1. */
  matchRate?: number;
  /** Profiles enriched now less those after the run before. */
  change?: number;
  updatedAt?: number;
}

export type EnrichmentSort = 'name' | 'dataSet' | 'status' | 'enriched' | 'updated';

export interface Enrichments {
  /** All of them, sorted, those whose name contains `search` (any letter case). */
  list(caller: Caller, options?: { sort?: EnrichmentSort; search?: string }): Promise<EnrichmentView[]>;
  /** By id, or by name in any letter case; without either the only one there is. @throws `notFound` */
  find(caller: Caller, idOrName?: string): Promise<EnrichmentView>;
  /** Makes or changes a definition. @throws `nameTaken`, `fieldUnknown`, `fieldTwice` */
  save(
    caller: Caller,
    definition: { id?: string; name: string; connectionId: string; dataSet: string; mapping: FieldMapping },
  ): Promise<EnrichmentView>;
  /** A deactivated enrichment keeps its last data and is not run. */
  setActive(caller: Caller, id: string, active: boolean): Promise<EnrichmentView>;
}
