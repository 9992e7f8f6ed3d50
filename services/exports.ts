import type { Caller } from './caller.js';
import type { FileLink } from './results.js';

/** A column that an export can have. */
export interface ExportColumn {
  /** `customerId`, `sourceKey`, `p:<field>` of the Customer entity, `e:<enrichment>:<field>` of an enriched entity, `c:<option>` consent status. */
  key: string;
  kind: 'key' | 'profile' | 'enriched' | 'consent';
  name: string;
  /** Ticked in the form: the fewest that are of use. */
  proposed: boolean;
}

/** What the form of an export shows. */
export interface ExportPlan {
  segment: { id: string; name: string; members: number; refreshedAt?: number };
  columns: ExportColumn[];
  /** When this segment was last exported, and how many left it since. */
  last?: { at: number; members: number };
}

/** An export of a segment, going on or ended. */
export interface SegmentExportView {
  id: string;
  segment: { id: string; name: string };
  state: 'Refreshing' | 'Successful' | 'Failed';
  startedAt: number;
  endedAt?: number;
  /** In the file. */
  exported: number;
  /** Members whose consent no longer fits at this moment, left out although the segment still had them. */
  removedByConsent: number;
  /** Were in the export before and are not in this one: in a second file. */
  removedSinceLast: number;
  /** Consent as of: when the state was made that was checked. */
  consentAsOf?: number;
  /** SHA-256 of the file. */
  hash?: string;
  files: { kind: 'members' | 'removed' | 'manifest'; link: FileLink }[];
  failure?: { reference: string };
}

export interface Exports {
  /** @throws `notFound`, `segmentEmpty`, `segmentOutdated` {name}: consent has changed since its members were found */
  plan(caller: Caller, segment: string): Promise<ExportPlan>;
  /** Checks everything again and makes the files in the background; told as `segmentExport:<id>`. @throws as `plan`, and `columnsMissing` */
  start(caller: Caller, segment: string, columns: readonly string[]): Promise<SegmentExportView>;
  progress(id: string): Promise<SegmentExportView>;
}
