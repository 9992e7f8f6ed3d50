import type { Reader } from './sql.js';

/** A refresh of a segment that ended well. */
export interface TrendPoint {
  /** When the members were found: epoch milliseconds. */
  at: number;
  members: number;
  added: number;
  gone: number;
  /** Of those that left: because of their consent. */
  withdrawn: number;
}

/** The newest refreshes of a segment that ended well, newest first. */
export async function segmentTrend(reader: Reader, segmentId: string, limit: number): Promise<TrendPoint[]> {
  const rows = await reader.all(
    `SELECT refreshed_at, members, added, gone, coalesce(withdrawn, 0) AS withdrawn FROM segment_history WHERE segment_id = $1
     ORDER BY refreshed_at DESC LIMIT $2`,
    [segmentId, limit],
  );
  return rows.map((row) => ({
    at: Number(row.refreshed_at),
    members: Number(row.members),
    added: Number(row.added),
    gone: Number(row.gone),
    withdrawn: Number(row.withdrawn),
  }));
}
