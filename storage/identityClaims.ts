import type { Writer } from './sql.js';
import { unifyTables } from './unifyPlan.js';

// Who gets which CustomerId, as statements over all clusters at once. Their tables are gone when the transaction ends.

/**
 * `members` (cluster, row_id, prior): every row of a cluster, alternates too, with the CustomerId that it has or had last.
 * `first` (cluster, customer_id): the smallest of a cluster. `wanted` (customer_id): what several clusters ask for. `open` (cluster):
 * who asks for one of these first. `claims` (cluster, customer_id, weight): theirs; the lightest counts. `asked`: the ones they make now.
 * `rest` (cluster), `own` (cluster, row_id): who has got none of these, and their rows.
 * `held` (customer_id): numbers of these rows that are somebody's CustomerId. `given` (row_id, prior, customer_id): what every row has
 * and gets; `moved`: the same of those for which that is another, or the first.
 */
export const claimTables = (no: number) => ({
  members: `unify_ids_${no}_members`,
  first: `unify_ids_${no}_first`,
  wanted: `unify_ids_${no}_wanted`,
  open: `unify_ids_${no}_open`,
  claims: `unify_ids_${no}_claims`,
  asked: `unify_ids_${no}_asked`,
  rest: `unify_ids_${no}_rest`,
  own: `unify_ids_${no}_own`,
  held: `unify_ids_${no}_held`,
  given: `unify_ids_${no}_given`,
  moved: `unify_ids_${no}_moved`,
});

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

/** Gives every cluster the smallest CustomerId of its rows, but for those that several ask for. False: there are none. */
export async function giveFirst(tx: Writer, no: number): Promise<boolean> {
  const { ids } = unifyTables(no);
  const { members, first, wanted, open, claims } = claimTables(no);
  await tx.run(`CREATE TABLE ${members} AS SELECT cluster, row_id, prior FROM (${membersOf(no)}) AS m`);
  await tx.run(`CREATE TABLE ${first} AS SELECT cluster, min(prior) AS customer_id FROM ${members} GROUP BY cluster`);
  await tx.run(
    `CREATE TABLE ${wanted} AS SELECT prior AS customer_id FROM ${members} GROUP BY prior HAVING min(cluster) <> max(cluster)`,
  );
  const isWanted = `EXISTS (SELECT 1 FROM ${wanted} w WHERE w.customer_id = f.customer_id)`;
  await tx.run(`CREATE TABLE ${ids} AS SELECT cluster, customer_id FROM ${first} f WHERE NOT ${isWanted}`);
  await tx.run(`CREATE TABLE ${open} AS SELECT cluster FROM ${first} f WHERE ${isWanted}`);
  await tx.run(
    `CREATE TABLE ${claims} AS SELECT m.cluster, m.prior AS customer_id, min(${WEIGHT}) AS weight
     FROM ${members} m LEFT JOIN customer_rows c ON c.row_id = m.row_id
     WHERE m.cluster IN (SELECT cluster FROM ${open}) GROUP BY m.cluster, m.prior`,
  );
  return (await tx.get(`SELECT 1 AS found FROM ${open} LIMIT 1`)) !== undefined;
}

/**
 * Every cluster asks for its smallest CustomerId. Of several that ask for one the lightest keeps it, the others ask for their next; until
 * nobody has lost any more. Who is displaced by one that asks later asks on too, so that the order of asking does not matter.
 */
export async function settleClaims(tx: Writer, no: number): Promise<void> {
  const { ids } = unifyTables(no);
  const { claims, asked } = claimTables(no);
  let lost = 1;
  while (lost > 0) {
    await tx.run(
      `CREATE TABLE ${asked} AS SELECT c.cluster, c.customer_id, c.weight FROM ${claims} c
       JOIN (SELECT cluster, min(customer_id) AS customer_id FROM ${claims} GROUP BY cluster) AS f
         ON f.cluster = c.cluster AND f.customer_id = c.customer_id`,
    );
    // The weight is that of a row: no other claim has the same.
    lost = await tx.run(
      `DELETE FROM ${claims} WHERE weight IN (SELECT a.weight FROM ${asked} a
         JOIN (SELECT customer_id, min(weight) AS least FROM ${asked} GROUP BY customer_id) AS k
           ON k.customer_id = a.customer_id WHERE a.weight > k.least)`,
    );
    await tx.run(`DROP TABLE ${asked}`);
  }
  await tx.run(`INSERT INTO ${ids} SELECT cluster, min(customer_id) FROM ${claims} GROUP BY cluster`);
}

/** Numbers of clusters in one step: what memory holds at a time. */
const AT_ONCE = 500_000;

/** Clusters that have none yet get the number of their smallest row that is nobody's CustomerId, nor that of a row that is absent. */
export async function giveOwnNumbers(tx: Writer, no: number): Promise<void> {
  const { ids } = unifyTables(no);
  const { members, rest, own, held } = claimTables(no);
  // A step at a time: over millions of rows each of them takes what memory there is.
  await tx.run(`CREATE TABLE ${rest} AS ${without(no)}`);
  await tx.run(
    `CREATE TABLE ${own} AS SELECT cluster, row_id FROM ${members} WHERE cluster IN (SELECT cluster FROM ${rest})`,
  );
  await tx.run(
    `CREATE TABLE ${held} AS SELECT customer_id FROM row_identity WHERE customer_id IN (SELECT row_id FROM ${own})`,
  );
  const last = Number((await tx.get(`SELECT coalesce(max(cluster), 0) AS last FROM ${own}`))?.last);
  for (let after = 0; after < last; after += AT_ONCE)
    await tx.run(
      `INSERT INTO ${ids} SELECT cluster, min(row_id) FROM ${own} o WHERE cluster > $1 AND cluster <= $2
       AND NOT EXISTS (SELECT 1 FROM ${held} h WHERE h.customer_id = o.row_id) GROUP BY cluster`,
      [after, after + AT_ONCE],
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
     FROM (${without(no)}) AS w`,
    [Number(largest?.no)],
  );
}

const without = (no: number): string =>
  `SELECT o.cluster FROM ${claimTables(no).open} o
   WHERE NOT EXISTS (SELECT 1 FROM ${unifyTables(no).ids} d WHERE d.cluster = o.cluster)`;

export async function dropClaims(tx: Writer, no: number): Promise<void> {
  for (const table of Object.values(claimTables(no))) await tx.run(`DROP TABLE IF EXISTS ${table}`);
}
