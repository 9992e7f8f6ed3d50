import type { MatchKey } from '../../storage/settings.js';

/** What a source says, as it says it. */
export interface OriginValue {
  field: string;
  value: string;
  /** What the profile says instead, where that is something else. */
  profile?: string;
}

/** A row of a source that a profile is made of. */
export interface OriginView {
  source: { name: string; file: string };
  key: string;
  /** `alternate`: a duplicate, for which another row of its source stands. */
  role: 'leading' | 'matched' | 'alternate';
  /** What it agreed in, where that is known: the keys of the rule that matched it. */
  keys?: MatchKey[];
  /** It has gone from its source since the profiles were made. */
  absent?: true;
  /** In the order of its file. */
  values: OriginValue[];
}

/** The rows of a profile: leading, matched, duplicates; at most 50. */
export interface OriginsView {
  rows: OriginView[];
  /** How many there are beside these. */
  more: number;
}

/** CustomerIds, some of them. */
export interface IdsView {
  ids: number[];
  more: number;
}
