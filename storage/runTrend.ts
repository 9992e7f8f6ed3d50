import type { Reader } from './sql.js';

/** The newest runs of an enrichment that have ended with an output, by their end, newest first; `figures` as they are stored (JSON). */
export async function runTrend(
  reader: Reader,
  enrichmentId: string,
  limit: number,
): Promise<{ id: string; endedAt: number; figures: string }[]> {
  const rows = await reader.all(
    `SELECT id, ended_at, figures FROM run WHERE enrichment_id = $1 AND ended_at IS NOT NULL AND figures IS NOT NULL
     ORDER BY ended_at DESC, id DESC LIMIT $2`,
    [enrichmentId, limit],
  );
  return rows.map((row) => ({ id: String(row.id), endedAt: Number(row.ended_at), figures: String(row.figures) }));
}
