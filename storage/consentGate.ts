import type { Value } from './sql.js';

/** A statement, or part of one, with the values of its parameters in their order. */
export interface Fragment {
  sql: string;
  params: readonly Value[];
}

/** Why a profile may not be sent; in this order where several hold. */
export type WithholdReason = 'consentDenied' | 'noConsent' | 'leftSegment';

export interface GateRule {
  /** Epoch milliseconds: grants that end by then do not count any more. */
  now: number;
  /** The number of the consent option that must be granted. */
  option?: number;
  /**
   * Those of `among` (SQL of their `customer_id`s) who still fit what their segment says about consent; parameters numbered
   * from `first`.
   */
  stillFits?(among: string, first: number): Promise<Fragment>;
}

/**
 * SQL for those of `asked` (SQL of `customer_id`s, its parameters numbered from 1) who may not be sent as of this moment:
 * (customer_id, reason). It begins with those who are asked about, so that it is as cheap as they are few. Of the identifiers of a
 * profile the most restrictive decides; nothing known is no consent.
 */
export async function withheldAmong(asked: Fragment, { now, option, stillFits }: GateRule): Promise<Fragment> {
  const params = [...asked.params];
  const parts = [`asked AS (${asked.sql})`];
  const joins: string[] = [];
  const cases: string[] = [];
  if (option !== undefined) {
    params.push(option, now);
    parts.push(...said(params.length - 1));
    joins.push('LEFT JOIN said s ON s.customer_id = a.customer_id');
    cases.push(
      "WHEN NOT s.granted THEN 'consentDenied'",
      `WHEN s.granted IS NULL OR s.ends_at <= $${params.length} THEN 'noConsent'`,
    );
  }
  if (stillFits) {
    const fitting = await stillFits('SELECT customer_id FROM asked', params.length + 1);
    params.push(...fitting.params);
    parts.push(`fitting AS (SELECT DISTINCT customer_id FROM (${fitting.sql}) AS found)`);
    joins.push('LEFT JOIN fitting f ON f.customer_id = a.customer_id');
    cases.push("WHEN f.customer_id IS NULL THEN 'leftSegment'");
  }
  const reason = cases.length === 0 ? 'CAST(NULL AS VARCHAR)' : `CASE ${cases.join(' ')} END`;
  const sql = `WITH ${parts.join(', ')} SELECT customer_id, reason FROM (
    SELECT a.customer_id, ${reason} AS reason FROM asked a ${joins.join(' ')}) AS judged WHERE reason IS NOT NULL`;
  return { sql, params };
}

/** What each of `asked` says to the option `$option`; absent where there is no record. */
const said = (option: number): string[] => [
  `known AS (
    SELECT a.customer_id, c.kind, c.value FROM asked a JOIN profile_contacts c ON c.customer_id = a.customer_id
    UNION ALL SELECT a.customer_id, 'profile', CAST(a.customer_id AS VARCHAR) FROM asked a
      LEFT JOIN row_identity i ON i.row_id = a.customer_id
      WHERE coalesce(i.customer_id, a.customer_id) = a.customer_id)`,
  `said AS (
    SELECT k.customer_id, bool_and(s.granted) AS granted, min(s.expires_at) AS ends_at
    FROM known k JOIN consent_state s ON s.kind = k.kind AND s.identifier = k.value
    WHERE s.option_no = $${option} GROUP BY k.customer_id)`,
];
