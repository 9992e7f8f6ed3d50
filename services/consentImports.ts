import type { Caller } from './caller.js';
import type { ConsentMapping } from './consent/mapping.js';
import type { ImportDraft, ImportSummary } from './dataSources.js';
import type { DraftRef } from './drafts.js';

/** A value or option as it stands in the file, with how often. */
export interface Seen {
  /** As first seen: profile data, for cards only. */
  text: string;
  folded: string;
  rows: number;
}

/** What the mapping form of a consent import shows: the same draft as for profiles, read as consent data. */
export interface ConsentDraft extends Omit<ImportDraft, 'key' | 'emails' | 'phones'> {
  /** Proposed, from the source that would be replaced or from the columns; parts that cannot be guessed are absent. */
  mapping: Partial<ConsentMapping>;
  /** Values of the proposed value column, the most frequent first, at most 40; `moreValues`: how many others there are. */
  values: Seen[];
  moreValues: number;
  /** Options of the proposed option column, likewise. Without a column the one option is named after the source. */
  options: Seen[];
  moreOptions: number;
  /** Of the source that would be replaced: what the administrator has said of its options; `mapping` also proposes for new ones. */
  confirmed?: Pick<ConsentMapping, 'reversed' | 'straight'>;
  /** The dates can be read in more than one way (03/04/2026): which one has to be chosen. */
  datesAmbiguous: boolean;
}

export interface ConsentImports {
  /** The draft of the person, read as consent data; with `columns` (what the form says) values and options are those of these. */
  draft(caller: Caller, ref: DraftRef, columns?: Partial<ConsentMapping>): Promise<ConsentDraft>;
  /** Starts the import in the background; told as `import:<id>`. @throws `keyMissing`, `fieldUnknown`, `dateOrderMissing`, `importRunning`, `cardOutdated`, `nameTaken` (by a source of profiles) */
  start(caller: Caller, ref: DraftRef, choice: { name: string; mapping: ConsentMapping }): Promise<ImportSummary>;
}
