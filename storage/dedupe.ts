import type { Reader, Writer } from './sql.js';

export const ddl = [
  `CREATE TABLE IF NOT EXISTS seen_activities (
     key VARCHAR PRIMARY KEY,
     seen_at BIGINT NOT NULL
   )`,
];

/** Keys of what was seen since `at`, oldest first. */
export async function seenSince(reader: Reader, at: number): Promise<{ key: string; at: number }[]> {
  const rows = await reader.all('SELECT key, seen_at FROM seen_activities WHERE seen_at >= $1 ORDER BY seen_at', [at]);
  return rows.map((row) => ({ key: String(row.key), at: Number(row.seen_at) }));
}

/** Teams repeats what was not answered in time, and a signed request can be replayed. */
export const markSeen = (tx: Writer, key: string, at: number): Promise<number> =>
  tx.run('INSERT INTO seen_activities VALUES ($1, $2) ON CONFLICT (key) DO NOTHING', [key, at]);

/** Deletes what was seen before `at`; resolves to the number. */
export const forgetSeenBefore = (tx: Writer, at: number): Promise<number> =>
  tx.run('DELETE FROM seen_activities WHERE seen_at < $1', [at]);
