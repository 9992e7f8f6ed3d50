import type { MatchKey } from '../../storage/settings.js';

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
