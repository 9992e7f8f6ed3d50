import type { SourceKind } from '../../storage/sources.js';
import type { ErrorCode } from '../errors.js';

export type ImportState = 'Queued' | 'Refreshing' | 'Successful' | 'Failed' | 'Canceled';

export type RejectReason =
  | 'keyMissing' // no value in the key column
  | 'keyTwice' // a second row with a key
  | 'tooFewCells'
  | 'tooManyCells'
  | 'quote' // a quote that is opened and not closed, or stands where none may
  | 'lineTooLong'
  | 'encoding'
  // consent data
  | 'identifierMissing' // no e-mail address or phone number
  | 'identifierUnreadable' // it is none
  | 'identifierSeveral' // several in one cell
  | 'valueMissing'
  | 'optionMissing'
  | 'dateUnreadable' // no date, or one that does not exist
  | 'dateAhead' // lies in the future: read again at the next refresh
  | 'expiresUnreadable';

export interface Reject {
  /** The record's number in the file, the header not counted, from 1. */
  row: number;
  column?: string;
  reason: RejectReason;
}

/** What an import of consent data has found beside its rows. */
export interface ConsentFound {
  /** Options in the file. */
  options: number;
  /** Accepted rows whose value could not be read: they count as denied. */
  unreadable: number;
  /** Consent IDs that stand in the file more than once: both rows count. */
  idsTwice: number;
  /** Options that the administrator has not confirmed yet (new since the mapping): they grant nothing. */
  unconfirmed: string[];
  /** Identifiers and options that are now granted, denied or without a record, and were not so before. */
  granted: number;
  denied: number;
  unset: number;
  /**
   * Of a source of profiles: cells with a date that could not be taken. The profile is accepted; of the cell a denial counts,
   * undated, and a grant does not.
   */
  cells?: { reason: RejectReason; count: number }[];
}

/** An import, going on or ended; accepted + rejected = read. Of consent data `added`, `changed` and `gone` count rows. */
export interface ImportSummary {
  id: string;
  kind: SourceKind;
  source: { id: string; name: string };
  file: string;
  state: ImportState;
  startedAt: number;
  endedAt?: number;
  read: number;
  accepted: number;
  rejected: number;
  reasons: { reason: RejectReason; count: number }[];
  /** Against the snapshot before: profiles that are new, differ, and are no longer there. */
  added: number;
  changed: number;
  gone: number;
  /** Keys that differ only in letter case: accepted, and pointed out. */
  keysDifferInCase: number;
  /** When it ended well: for a source of consent data, and for one of profiles with columns of consent. */
  consent?: ConsentFound;
  failure?: { code: ErrorCode; params: Record<string, string | number> };
}
