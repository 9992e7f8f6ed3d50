/**
 * Which rows of the sources make which profile: the view `customer_rows` (row_id, source_no, customer_id, role, rule, ambiguous), as of
 * the last unification. `row_id` is `customer_id` in the row's snapshot. `role`: leading, matched, alternate (a duplicate), or leftOut,
 * then without a profile. `rule`: the number of the rule that matched it.
 */
export const NO_ROWS = `SELECT CAST(NULL AS BIGINT) AS row_id, CAST(NULL AS BIGINT) AS source_no,
  CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS VARCHAR) AS role, CAST(NULL AS BIGINT) AS rule,
  CAST(NULL AS BOOLEAN) AS ambiguous WHERE 1 = 0`;

export const ddl: string[] = [`CREATE VIEW IF NOT EXISTS customer_rows AS ${NO_ROWS}`];
