import type { Writer } from './sql.js';
import { unifyTables } from './unifyPlan.js';

// Who gets which CustomerId, as statements over all clusters at once. Their tables are gone when the transaction ends.

/**
 * `members` (cluster, row_id, prior): every row of a cluster, alternates too, with the CustomerId that it has or had last.
 * `claims` (cluster, customer_id, weight): of clusters that ask for what another one asks for too; the lightest claim counts.
 */
export const claimTables = (no: number) => ({ members: `unify_ids_${no}_members`, claims: `unify_ids_${no}_claims` });

/** SQL of the rows of all clusters. `known`: the row was unified before. */
export const membersOf = (no: number): string => {
  const { matches, rows } = unifyTables(no);
  return `SELECT m.cluster, r.row_id, coalesce(i.customer_id, r.row_id) AS prior, i.row_id IS NOT NULL AS known
    FROM ${matches} m JOIN ${rows} r ON r.winner = m.row_id LEFT JOIN row_identity i ON i.row_id = r.row_id
    WHERE m.cluster IS NOT NULL`;
};

/**
 * SQL: how well a row `m` speaks for the CustomerId of before, `c` being what it is part of at present: first rows that are part of it
 * at present, before those that come back; then the row that gave it its number; then the smallest.
 */
export const WEIGHT = `CASE WHEN c.customer_id = m.prior THEN 0 ELSE 2 END * ${2 ** 50}
  + CASE WHEN m.row_id = m.prior THEN 0 ELSE 1 END * ${2 ** 50} + m.row_id`;

/** Gives every cluster the smallest CustomerId of its rows, and takes those back that several clusters ask for. False: there were none. */
export async function giveFirst(tx: Writer, no: number): Promise<boolean> {
  const { ids } = unifyTables(no);
  const { members, claims } = claimTables(no);
  await tx.run(`CREATE TABLE ${members} AS SELECT cluster, row_id, prior FROM (${membersOf(no)}) AS m`);
  await tx.run(`CREATE TABLE ${ids} AS SELECT cluster, min(prior) AS customer_id FROM ${members} GROUP BY cluster`);
  await tx.run(
    `CREATE TABLE ${claims} AS SELECT m.cluster, m.prior AS customer_id, min(${WEIGHT}) AS weight
     FROM ${members} m LEFT JOIN customer_rows c ON c.row_id = m.row_id
     WHERE m.cluster IN (SELECT cluster FROM ${ids} WHERE customer_id IN (${wantedBySeveral(members)}))
     GROUP BY m.cluster, m.prior`,
  );
  await tx.run(`DELETE FROM ${ids} WHERE cluster IN (SELECT cluster FROM ${claims})`);
  return (await tx.get(`SELECT 1 AS found FROM ${claims} LIMIT 1`)) !== undefined;
}

const wantedBySeveral = (members: string): string =>
  `SELECT prior FROM ${members} GROUP BY prior HAVING min(cluster) <> max(cluster)`;

/**
 * Every cluster asks for its smallest CustomerId. Of several that ask for one the lightest keeps it, the others ask for their next; until
 * nobody has lost any more. Who is displaced by one that asks later asks on too, so that the order of asking does not matter.
 */
export async function settleClaims(tx: Writer, no: number): Promise<void> {
  const { ids } = unifyTables(no);
  const { claims } = claimTables(no);
  const asked = `SELECT c.cluster, c.customer_id, c.weight FROM ${claims} c
    JOIN (SELECT cluster, min(customer_id) AS customer_id FROM ${claims} GROUP BY cluster) AS f
      ON f.cluster = c.cluster AND f.customer_id = c.customer_id`;
  let lost = 1;
  while (lost > 0)
    lost = await tx.run(
      `DELETE FROM ${claims} WHERE weight IN (SELECT a.weight FROM (${asked}) AS a
         JOIN (SELECT customer_id, min(weight) AS least FROM (${asked}) AS b GROUP BY customer_id) AS k
           ON k.customer_id = a.customer_id AND k.least < a.weight)`,
    );
  await tx.run(`INSERT INTO ${ids} SELECT cluster, min(customer_id) FROM ${claims} GROUP BY cluster`);
}

/** Clusters that have none yet get the number of their smallest row that is nobody's CustomerId, nor that of a row that is absent. */
export async function giveOwnNumbers(tx: Writer, no: number): Promise<void> {
  const { ids } = unifyTables(no);
  await tx.run(
    `INSERT INTO ${ids} SELECT cluster, min(row_id) FROM (${without(no)}) AS m
     WHERE NOT EXISTS (SELECT 1 FROM row_identity i WHERE i.customer_id = m.row_id) GROUP BY cluster`,
  );
}

/** The others get numbers that no row has; they are nobody's before they are committed. */
export async function giveNewNumbers(tx: Writer, no: number): Promise<void> {
  const { ids } = unifyTables(no);
  const { members } = claimTables(no);
  const largest = await tx.get(
    `SELECT greatest((SELECT coalesce(max(customer_id), 0) FROM profile_links),
       (SELECT coalesce(max(customer_id), 0) FROM row_identity), (SELECT coalesce(max(row_id), 0) FROM ${members})) AS no`,
  );
  await tx.run(
    `INSERT INTO ${ids} SELECT cluster, CAST($1 AS BIGINT) + row_number() OVER (ORDER BY cluster)
     FROM (SELECT DISTINCT cluster FROM (${without(no)}) AS m) AS w`,
    [Number(largest?.no)],
  );
}

const without = (no: number): string =>
  `SELECT m.cluster, m.row_id FROM ${claimTables(no).members} m
   WHERE NOT EXISTS (SELECT 1 FROM ${unifyTables(no).ids} d WHERE d.cluster = m.cluster)`;

export async function dropClaims(tx: Writer, no: number): Promise<void> {
  for (const table of Object.values(claimTables(no))) await tx.run(`DROP TABLE IF EXISTS ${table}`);
}
