import type { MatchKey, UnificationDefinition } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import type { Unification } from '../consent.js';
import type { Draft, DraftRef } from '../drafts.js';
import type { FileLink } from '../results.js';

/** What a source brings to a unification. */
export interface SourceChoice {
  id: string;
  name: string;
  rows: number;
  /** Of its file, in their order. */
  columns: string[];
  /** The columns of contacts that were chosen when it was imported. */
  emails: string[];
  phones: string[];
  /** What can be compared: `domain` needs a column of websites, `nameCountry` one of names (a country narrows it). */
  keys: MatchKey[];
}

/** What a person is putting together. Until it is applied nobody's profiles change. */
export interface UnifyDraft {
  ref: DraftRef;
  definition: UnificationDefinition;
  /** Every source of profiles that is there, in the order of the definition. */
  sources: SourceChoice[];
  /** Columns of the Customer entity by name as they would be: of which source's columns, and by which policy. */
  columns: { name: string; from: { source: string; column: string }[]; policy: UnificationDefinition['policy'] }[];
  /** There is one that was applied before. */
  applied: boolean;
}

export interface SourceFigures {
  id: string;
  name: string;
  rows: number;
  /** Rows that another one of the source stands for. */
  duplicates: number;
  /** Winners; matched + unmatched = rows - duplicates. Of the primary source all are unmatched. */
  matched: number;
  unmatched: number;
  /** Of the unmatched: a rule found several. */
  ambiguous: number;
  /** Of the unmatched: left out of the Customer entity. */
  leftOut: number;
}

export interface UnifyFigures {
  sources: SourceFigures[];
  /** By rule, in their order: rows that it matched. */
  rules: { keys: MatchKey[]; matched: number }[];
  /** The Customer entity that results. */
  profiles: number;
  /** Of these: made of rows of several sources. */
  joined: number;
  /** Against the Customer entity of before. */
  difference: UnifyDifference;
}

export interface UnifyDifference {
  /** CustomerIds that were not there. */
  added: number;
  /** CustomerIds whose rows are all gone or left out. */
  gone: number;
  /** CustomerIds that have become part of another. */
  merged: number;
  /** CustomerIds that rows of another have got. */
  split: number;
}

/** Somebody's data: 1:1 chat only. `names` are of the rows that belong together, by source. */
export interface UnifyExample {
  kind: 'matched' | 'duplicates' | 'unmatched' | 'ambiguous';
  rule?: MatchKey[];
  rows: { source: string; key: string; name: string }[];
}

export const UNIFY_PREVIEW_LISTS = ['matched', 'duplicates', 'unmatched', 'ambiguous'] as const;
export type UnifyPreviewList = (typeof UNIFY_PREVIEW_LISTS)[number];

export interface UnifyPreview {
  id: string;
  state: 'Queued' | 'Refreshing' | 'Successful' | 'Failed';
  startedAt: number;
  endedAt?: number;
  /** Successful only. */
  figures?: UnifyFigures;
  /** At most two of each kind. */
  examples: UnifyExample[];
  failure?: { reference: string };
  /** The sources or the definition have changed since, or it was applied: it can be looked at, and not be applied. */
  outdated: boolean;
}

/** How the Customer entity is made now. */
export interface UnifiedNow {
  sources: { id: string; name: string; rows: number }[];
  profiles: number;
  /** Absent: every row is a profile of its own. */
  applied?: { definition: UnificationDefinition; at: number; by: string };
  /** What the last unification found, and against the one before. */
  figures?: UnifyFigures;
  unifiedAt?: number;
  /** Somebody's that waits to be gone on with: the caller's own. */
  draft?: DraftRef;
}

/** A list as a file, that is being made or has ended. */
export interface UnifyPreviewListView {
  id: string;
  list: UnifyPreviewList;
  state: 'Refreshing' | 'Successful' | 'Failed';
  link?: FileLink;
}

/** One Customer entity from several sources. */
export interface Unifications {
  /** @throws ServiceError `notAllowed` below contributor, here and below */
  now(caller: Caller): Promise<UnifiedNow>;
  /** The caller's draft, else a new one: from what is applied, else guessed from names and content of columns. @throws `noProfiles` */
  start(caller: Caller): Promise<UnifyDraft>;
  /** @throws `draftGone`, `cardOutdated` */
  open(caller: Caller, ref: DraftRef): Promise<UnifyDraft>;
  /** The caller's draft as it is by now. */
  find(caller: Caller): Promise<UnifyDraft | undefined>;
  /**
   * Changes parts of the definition. @throws `draftGone`, `cardOutdated`, `notFound` {what: 'dataSource'}, `fieldUnknown` {field},
   * `fieldTwice` {field}, `changedColumnMissing` {source}, `matchColumnMissing` {source}
   */
  change(caller: Caller, ref: DraftRef, change: Partial<UnificationDefinition>): Promise<UnifyDraft>;
  discard(caller: Caller): Promise<void>;
  /** Counts what the draft would make, in the background; told as `unifyPreview:<id>`. Two clicks are one. */
  preview(caller: Caller, ref: DraftRef): Promise<UnifyPreview>;
  /** For the card that was given where it was asked for. @throws `notFound` {what: 'preview'} */
  progress(id: string): Promise<UnifyPreview>;
  /** CSV behind a number of the preview, made in the background; told as `unifyPreviewList:<id>`. @throws `notFound` */
  list(caller: Caller, preview: string, list: UnifyPreviewList): Promise<UnifyPreviewListView>;
  listProgress(id: string): UnifyPreviewListView;
  /**
   * Makes the definition of the preview the one that holds, and unifies. Again with the same preview: the same unification.
   * @throws `previewOutdated` when sources or draft have changed since: it has to be looked at anew; `runActive` {name} while a run
   * goes on; `notFound`
   */
  apply(caller: Caller, preview: string): Promise<Unification>;
}

/** Previews that go on behind the conversation. */
export interface UnificationWork {
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export type UnifyDraftState = Draft<UnificationDefinition>;
