import type { FileLink } from '../results.js';

/** A column that an export can have. */
export interface ExportColumn {
  /** `customerId`, `sourceKey`, `p:<field>` of the Customer entity, `e:<enrichment>:<field>` of an enriched entity, `c:<option>` consent status. */
  key: string;
  kind: 'key' | 'profile' | 'enriched' | 'consent';
  /** As it stands in the first line of the file; of keys and enriched fields the card has words of its own. */
  name: string;
  /** Of an enriched field: of which enrichment. */
  enrichment?: string;
  /** Ticked in the form: the fewest that are of use, or those of the last export. */
  proposed: boolean;
}

/** What the form of an export shows. */
export interface ExportPlan {
  segment: { id: string; name: string; members: number; refreshedAt?: number };
  columns: ExportColumn[];
  /** When this segment was last exported, and how many were in the file. */
  last?: { endedAt: number; members: number };
}

/** `members`: who is in the segment. `removed`: who was in the last export and is not any more. `manifest`: what it all rests on (JSON). */
export type ExportFileKind = 'members' | 'removed' | 'manifest';

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
  /** SHA-256 of the file of members. */
  hash?: string;
  /** Empty after a restart, or when the time of the links is over: then it is exported again. */
  files: { kind: ExportFileKind; link: FileLink }[];
  /** The files are put into the person's OneDrive, who is asked first (real Teams), instead of being fetched by their links. */
  oneDrive: boolean;
  /** The segment is exported again with each refresh of everything, for the person who has marked it. */
  withRefresh: boolean;
  failure?: { reference: string };
}
