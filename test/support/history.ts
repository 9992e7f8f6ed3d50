import { addRefresh } from '../../storage/refreshes.js';
import { addRun } from '../../storage/runs.js';
import type { Sql } from '../../storage/sql.js';
import { aStoredRun } from './storedRun.js';

/** Many runs and refreshes, several of each moment; every eightieth was canceled. */
export async function seedHistory(
  sql: Sql,
  { runs, refreshes, from }: { runs: number; refreshes: number; from: number },
): Promise<void> {
  const body = JSON.stringify({ startedBy: { by: 'person', name: 'Ada Admin' }, nodes: [] });
  await sql.write(async (tx) => {
    await addRun(tx, aStoredRun({ id: 'run-0', startedAt: from }));
    await addRefresh(tx, {
      ...{ id: 'refresh-0', state: 'Successful', targetKind: 'all', targetId: null, name: '', startedBy: 'person' },
      ...{ requestedAt: from, startedAt: from, endedAt: from, cancelRequested: false, retriedBy: null },
      ...{ steps: 1, failed: 0, skipped: 0, body },
    });
    await repeat('run', 'id', runs);
    await repeat('refresh', 'refresh_id', refreshes);

    async function repeat(table: string, idColumn: string, count: number): Promise<void> {
      const state = "CASE WHEN i % 80 = 0 THEN 'Canceled' ELSE 'Successful' END";
      await tx.run(
        `INSERT INTO ${table} SELECT one.* REPLACE ('${table}-' || i AS ${idColumn}, ${from} + (i // 7) * 1000 AS started_at,
           ${state} AS state) FROM ${table} AS one, range(1, ${count}) AS n(i)`,
      );
    }
  });
}
