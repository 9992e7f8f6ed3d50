/**
 * A rule as it is kept. Words (English, Dutch) and SQL are both made from it, so that what is shown is what is asked.
 * Conditions within one `consent` node hold on the same consent row: of a profile there is, for every consent option, the row
 * that decides, or a row without value, `not set`, where there is none. A `consent` node holds when one of those rows fits.
 */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { attribute: ProfileAttribute | EnrichedAttribute; is: Comparison }
  | { consent: ConsentRule };

export type ConsentRule =
  | { all: ConsentRule[] }
  | { any: ConsentRule[] }
  | { not: ConsentRule }
  | { attribute: ConsentAttribute; is: Comparison };

/** A column of the Customer entity, by its name. */
export interface ProfileAttribute {
  of: 'profile';
  field: string;
}

/** A name of `ENRICHED_FIELDS` in the output of one enrichment. */
export interface EnrichedAttribute {
  of: 'enriched';
  enrichment: string;
  field: string;
}

/**
 * `option`: its key. `value`: `true` or `false` as the source's own value reads. `status`: `granted`, `denied` or `notSet`, after
 * polarity. `date`: when it was given or withdrawn, or else first read; `source`: the name of the data source.
 */
export interface ConsentAttribute {
  of: 'consent';
  field: 'option' | 'value' | 'status' | 'date' | 'source';
}

export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'contains',
  'startsWith',
  'isSet',
  'isNotSet',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** `in` has any number of values, `isSet` and `isNotSet` none, the others one. Dates as ISO days or moments, numbers with a point. */
export interface Comparison {
  operator: Operator;
  values: string[];
}
