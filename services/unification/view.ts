import type { KeepRule, MatchKey, MergePolicy, UnificationDefinition, UnifiedSource } from '../../storage/settings.js';
import type { DraftRef } from '../drafts.js';
import type { FileLink } from '../results.js';

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

/** A source of profiles as the forms show it. */
export interface UnifySourceView {
  id: string;
  name: string;
  rows: number;
  columns: string[];
  /** Its import has columns of addresses or numbers: what the rules on e-mail and phone compare. */
  hasEmail: boolean;
  hasPhone: boolean;
}

/** Columns of several sources that would be, or are, one column of the Customer entity. */
export interface CombinedColumn {
  name: string;
  from: { source: string; column: string }[];
  /** In the definition of the draft; proposals are not. */
  chosen: boolean;
}

/** A definition under construction: one a person. */
export interface UnificationDraftView {
  ref: DraftRef;
  definition: UnificationDefinition;
  /** In the order of the definition; all there are. */
  sources: UnifySourceView[];
  /** Columns of the Customer entity that a policy of their own can be given to, by name. */
  columns: string[];
  /** Columns of one meaning under different names: those of the definition first, then what is proposed. */
  combined: CombinedColumn[];
  /** The definition that holds; absent: every row of every source is a profile of its own. */
  applied?: { by: string; at: number };
  warnings: UnifyWarning[];
}

/** Pointed out, and nothing more. */
export type UnifyWarning =
  /** Fewer than two sources have what the rule compares: it can match nothing. `rule` counts from 1. */
  { code: 'ruleIdle'; rule: number } | { code: 'noRules' } | { code: 'oneSource' };

/** One step of the forms. */
export type UnificationChange =
  /** Places count from 1; of sources with the same place the one that came first so far stays first. */
  | { of: 'sources'; sources: { id: string; place: number; unmatched: 'add' | 'leaveOut' }[] }
  /** Columns by name; '' and absent: none. `by` empty: nothing is a duplicate. Elements as in `UnifiedSource.duplicates.by`. */
  | { of: 'source'; id: string; columns: UnifiedSource['columns']; by: string[]; keep: KeepRule }
  /** Rules without keys fall away. */
  | { of: 'rules'; rules: MatchKey[][] }
  /**
   * `newest`, `oldest`: names of columns that take the most or least recent value whatever `policy` says. `combined`: names of those
   * combinations that are wanted. `add`: two more columns that are one, each as `<source id>:<column>`.
   */
  | {
      of: 'columns';
      policy: MergePolicy;
      newest: string[];
      oldest: string[];
      combined: string[];
      add?: { first: string; second: string };
    };

/** A row of a source as an example. Values: 1:1 chat only. */
export interface UnifyExampleRow {
  source: string;
  /** Number in the source's file. */
  row: number;
  /** The company's name; absent where its column is empty or not chosen. */
  name?: string;
}

export const UNIFY_PREVIEW_LISTS = ['duplicates', 'matched', 'ambiguous', 'unmatched', 'leftOut'] as const;
export type UnifyPreviewList = (typeof UNIFY_PREVIEW_LISTS)[number];

export interface UnifyExample {
  list: UnifyPreviewList;
  /** Of a match: the keys of its rule; of duplicates: what they agree in (a MatchKey, or a column's name). */
  keys?: string[];
  /** The row that stands for the others (of duplicates), or that the others were matched with, first; of ambiguous ones the row, then its candidates. */
  rows: UnifyExampleRow[];
}

/** What a definition would give, before it is applied: nothing has changed for anybody. It lives with the process. */
export interface UnifyPreviewView {
  id: string;
  state: 'Queued' | 'Refreshing' | 'Successful' | 'Failed';
  /** Of the draft that it is of. */
  draft: DraftRef;
  figures?: UnifyFigures;
  /** At most two of each list. */
  examples?: UnifyExample[];
  failure?: { reference: string };
  /** Another preview, or another definition, has taken its place: asked for again, and not applied. */
  over?: boolean;
}

/** A list behind a number of a preview, while it is made and as a file. */
export interface UnifyPreviewListView {
  id: string;
  preview: string;
  list: UnifyPreviewList;
  state: 'Refreshing' | 'Successful' | 'Failed';
  link?: FileLink;
}
