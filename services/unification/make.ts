import { makeRows } from '../../storage/deduplication.js';
import { makeIds } from '../../storage/identity.js';
import { makeMatches } from '../../storage/matching.js';
import type { Sql } from '../../storage/sql.js';
import { dropRelation } from '../../storage/staging.js';
import { type UnifyPlan, unifyTables } from '../../storage/unifyPlan.js';
import { makeKeys } from './keys.js';

/**
 * Finds out which rows of the sources belong together and under which CustomerId, in tables of the plan's number that nobody reads
 * yet. In the queue of imports and unifications only. `pause` is called between steps, and throws to stop.
 */
export async function matchSources(sql: Sql, plan: UnifyPlan, pause: () => void): Promise<void> {
  await dropMatching(sql, plan.no);
  await sql.beside((tx) => makeKeys(tx, plan, pause));
  pause();
  await sql.beside((tx) => makeRows(tx, plan));
  pause();
  await sql.beside((tx) => makeMatches(tx, plan, pause));
  pause();
  await sql.beside((tx) => makeIds(tx, plan.no));
  pause();
}

/** Takes the tables of a matching away, as far as it came. */
export async function dropMatching(sql: Pick<Sql, 'write'>, no: number): Promise<void> {
  await sql.write(async (tx) => {
    for (const table of Object.values(unifyTables(no))) await dropRelation(tx, table);
  });
}
