import type { Writer } from './sql.js';

export const ddl = [
  `CREATE TABLE IF NOT EXISTS seen_activities (
     key VARCHAR PRIMARY KEY,
     at BIGINT NOT NULL
   )`,
];

/** True the first time. Teams repeats what was not answered in time, and a signed request can be replayed. */
export async function markSeen(tx: Writer, key: string, at: number): Promise<boolean> {
  const added = await tx.run('INSERT INTO seen_activities VALUES ($1, $2) ON CONFLICT (key) DO NOTHING', [key, at]);
  return added === 1;
}

/** Deletes what was seen before `at`; resolves to the number. */
export const forgetSeenBefore = (tx: Writer, at: number): Promise<number> =>
  tx.run('DELETE FROM seen_activities WHERE at < $1', [at]);
