import type { Reader } from './sql.js';

/**
 * SQL: the rows of `live_consent` of those whose `customer_id` the subquery `among` selects. It begins with them, so that it is
 * as cheap as they are few: the view ranks the identifiers of everybody. Consent that a source of profiles states itself lies
 * under the number of the row: that of the profile's own number counts while this row is part of it, or was when it went.
 */
export const liveConsentOf = (among: string): string => `(
  SELECT customer_id, option_no, own, granted, said_at, entry_no, source_no, kind, identifier, expires_at FROM (
    SELECT k.customer_id, s.*, row_number() OVER (PARTITION BY k.customer_id, s.option_no
      ORDER BY s.granted, coalesce(s.expires_at, ${Number.MAX_SAFE_INTEGER}), s.said_at DESC, s.entry_no) AS place
    FROM (
      SELECT c.customer_id, c.kind, c.value FROM profile_contacts c WHERE c.customer_id IN (${among})
      UNION ALL SELECT own.customer_id, 'profile', CAST(own.customer_id AS VARCHAR) FROM (${among}) AS own
        LEFT JOIN (SELECT row_id, customer_id FROM customer_rows WHERE row_id IN (${among})) AS r ON r.row_id = own.customer_id
        LEFT JOIN (SELECT row_id, customer_id FROM row_identity WHERE row_id IN (${among})) AS i ON i.row_id = own.customer_id
        WHERE CASE WHEN r.row_id IS NULL THEN coalesce(i.customer_id, own.customer_id) ELSE r.customer_id END
          = own.customer_id) AS k
    JOIN consent_state s ON s.kind = k.kind AND s.identifier = k.value) AS ranked
  WHERE place = 1) AS live`;

/** The row that decides about one option of a profile; times are epoch milliseconds. */
export interface LiveRow {
  optionNo: number;
  /** How the source's value reads; null where it cannot be read. */
  own: boolean | null;
  granted: boolean;
  saidAt: number;
  source: string;
  /** Number in its file; 0 where that is not known. */
  row: number;
}

/** The rows of one profile as of this moment, without grants that have ended by `now`. */
export async function liveRows(reader: Reader, customerId: number, now: number): Promise<LiveRow[]> {
  const rows = await reader.all(
    `SELECT live.option_no, live.own, live.granted, live.said_at, d.name, e.row_no
     FROM ${liveConsentOf('SELECT CAST($1 AS BIGINT) AS customer_id')}
     LEFT JOIN consent_entries e ON e.entry_no = live.entry_no
     LEFT JOIN data_sources d ON d.source_no = live.source_no
     WHERE NOT (live.granted AND coalesce(live.expires_at <= $2, FALSE)) ORDER BY live.option_no`,
    [customerId, now],
  );
  return rows.map((row) => ({
    optionNo: Number(row.option_no),
    own: row.own === null ? null : row.own === true,
    granted: row.granted === true,
    saidAt: Number(row.said_at),
    source: String(row.name ?? ''),
    row: Number(row.row_no ?? 0),
  }));
}
