import type { Reader, Writer } from './sql.js';

/** Consent over time: what was counted when a unification ended. `options` is JSON, and stays as it was counted. */
export interface StoredTrendPoint {
  /** Epoch milliseconds. */
  at: number;
  profiles: number;
  options: string;
}

export const ddl: string[] = [
  // `unified_no`: the unification, by its number; it goes up also where the clock was set back.
  `CREATE TABLE IF NOT EXISTS consent_trend (
    unified_no BIGINT NOT NULL, counted_at BIGINT NOT NULL, profiles BIGINT NOT NULL, options VARCHAR NOT NULL)`,
];

export async function addTrendPoint(tx: Writer, unifiedNo: number, point: StoredTrendPoint): Promise<void> {
  const { at, profiles, options } = point;
  await tx.run('INSERT INTO consent_trend VALUES ($1, $2, $3, $4)', [unifiedNo, at, profiles, options]);
}

/** The newest points, newest first. */
export async function listTrendPoints(reader: Reader, limit: number): Promise<StoredTrendPoint[]> {
  const rows = await reader.all(
    'SELECT counted_at, profiles, options FROM consent_trend ORDER BY unified_no DESC LIMIT $1',
    [limit],
  );
  return rows.map((row) => ({
    at: Number(row.counted_at),
    profiles: Number(row.profiles),
    options: String(row.options),
  }));
}
