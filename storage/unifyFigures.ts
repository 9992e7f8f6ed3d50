import type { Reader } from './sql.js';
import { type UnifyPlan, unifyTables } from './unifyPlan.js';

export interface FoundInSource {
  sourceNo: number;
  rows: number;
  duplicates: number;
  matched: number;
  unmatched: number;
  ambiguous: number;
  leftOut: number;
}

export interface Found {
  /** In the order of the plan. */
  sources: FoundInSource[];
  /** Rows that each rule has matched. */
  rules: number[];
  profiles: number;
  /** Profiles of rows of several sources. */
  joined: number;
}

/** What the tables of a matching say in numbers; matched + unmatched = rows - duplicates. */
export async function unifyFigures(reader: Reader, plan: UnifyPlan): Promise<Found> {
  const { rows, matches } = unifyTables(plan.no);
  const bySource = await reader.all(
    `SELECT r.source_no, count(*) AS row_count, count(*) FILTER (WHERE r.winner <> r.row_id) AS duplicates,
       count(m.rule) AS matched, count(*) FILTER (WHERE m.row_id IS NOT NULL AND m.rule IS NULL) AS unmatched,
       count(*) FILTER (WHERE m.ambiguous) AS ambiguous,
       count(*) FILTER (WHERE m.row_id IS NOT NULL AND m.cluster IS NULL) AS left_out
     FROM ${rows} r LEFT JOIN ${matches} m ON m.row_id = r.row_id GROUP BY r.source_no`,
  );
  const byRule = await reader.all(`SELECT rule, count(*) AS size FROM ${matches} WHERE rule IS NOT NULL GROUP BY rule`);
  const entity = await reader.get(
    `SELECT count(*) AS profiles, count(*) FILTER (WHERE winners > 1) AS joined
     FROM (SELECT count(*) AS winners FROM ${matches} WHERE cluster IS NOT NULL GROUP BY cluster) AS clusters`,
  );
  const found = new Map(bySource.map((row) => [Number(row.source_no), row]));
  return {
    sources: plan.sources.map(({ no }) => {
      const row = found.get(no);
      return {
        ...{ sourceNo: no, rows: Number(row?.row_count ?? 0), duplicates: Number(row?.duplicates ?? 0) },
        ...{ matched: Number(row?.matched ?? 0), unmatched: Number(row?.unmatched ?? 0) },
        ...{ ambiguous: Number(row?.ambiguous ?? 0), leftOut: Number(row?.left_out ?? 0) },
      };
    }),
    rules: plan.rules.map((_, index) => Number(byRule.find(({ rule }) => Number(rule) === index + 1)?.size ?? 0)),
    profiles: Number(entity?.profiles),
    joined: Number(entity?.joined),
  };
}
