import { type KeepRule, MATCH_KEYS, type MatchKey, type MergePolicy } from './settings.js';

// What the statements of a unification are written from: numbers only, so that no name of a user ever stands in SQL.

/** A column of dates, numbers or versions; `order` of a day and a month written as 03/04/2026. */
export interface ChangedColumn {
  field: number;
  order: 'dayFirst' | 'monthFirst';
}

export type DuplicateKey = { key: MatchKey } | { field: number };

export const isMatchKey = (key: string): key is MatchKey => (MATCH_KEYS as readonly string[]).includes(key);

/** A source with its present snapshot. */
export interface UnifySource {
  no: number;
  generation: number;
  /** 1 for the primary source. */
  place: number;
  /** Fields of the snapshot. */
  fields: readonly number[];
  /** False: it was never put into the unification, so its rows are profiles of their own. */
  matches: boolean;
  unmatched: 'add' | 'leaveOut';
  name?: number;
  website?: number;
  country?: number;
  changed?: ChangedColumn;
  duplicates?: { by: readonly DuplicateKey[]; keep: KeepRule };
}

/** A column of the Customer entity, of the fields that it is made of in the order of sources. */
export interface MergedColumn {
  field: number;
  from: readonly { sourceNo: number; field: number }[];
  policy: MergePolicy;
}

/** One unification. Its tables carry its number; numbers are never used twice. */
export interface UnifyPlan {
  no: number;
  /** In their order. */
  sources: readonly UnifySource[];
  rules: readonly (readonly MatchKey[])[];
  columns: readonly MergedColumn[];
}

/**
 * The tables of a unification, each made by one step from those before. A row of a source is known by its number (`row_id`): the
 * CustomerId that `profile_links` has minted for its (source, key), for ever, and that is its CustomerId while it stands alone.
 */
export const unifyTables = (no: number) => ({
  /** (row_id, source_no, kind, value, rank): normalised keys, any number of a kind (a MatchKey) in a row; rank 1 is the first of them. */
  keys: `unify_keys_${no}`,
  /** (row_id, source_no, place, winner): every row; `winner` is the row that stands for it, itself where it is no duplicate. */
  rows: `unify_rows_${no}`,
  /**
   * (row_id, source_no, place, cluster, rule, ambiguous): every winner. `cluster` is the row_id of the winner it is one profile with,
   * of the earliest source: its own where it makes a profile; NULL where it is left out. `rule`: the number (from 1) of the rule that
   * matched it, else NULL. `ambiguous`: a rule found several, so it is unmatched.
   */
  matches: `unify_matches_${no}`,
  /** (cluster, customer_id): the CustomerId of every profile. */
  ids: `unify_ids_${no}`,
  /** (row_id, prior, customer_id, known, weight): every row that gets another CustomerId, or its first. */
  changed: `unify_changed_${no}`,
});

/** What readers see of a unification when it is committed, through the views `customer`, `profile_contacts` and `customer_rows`. */
export const entityTables = (no: number) => ({
  /** (customer_id, source_no, source_key, row_no, f<id>…): of the leading row, with the merged values. */
  profiles: `entity_profiles_${no}`,
  /** (customer_id, source_no, field_id, kind, value): the contacts of all rows; of kind `profile` the row_id as text. */
  contacts: `entity_contacts_${no}`,
  /** (row_id, source_no, customer_id, role, rule, ambiguous): role leading, matched, alternate, or leftOut (customer_id NULL). */
  rows: `entity_rows_${no}`,
});
