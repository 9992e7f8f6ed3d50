import {
  claimTables,
  dropClaims,
  giveFirst,
  giveNewNumbers,
  giveOwnNumbers,
  membersOf,
  settleClaims,
  WEIGHT,
} from './identityClaims.js';
import type { Reader, Writer } from './sql.js';
import { unifyTables } from './unifyPlan.js';

/** CustomerIds that change with a unification: before + added + split - gone - merged = after. */
export interface IdentityChanges {
  /** Of rows that are no profile's at present. */
  added: number;
  /** None of whose rows is part of a profile any more. */
  gone: number;
  /** That are none any more, while rows of theirs are part of another profile. */
  merged: number;
  /** New, of rows that are part of another profile at present. */
  split: number;
}

/**
 * Which CustomerId every row has or had last, for ever; and what has become of CustomerIds that are none any more. A row that is not in
 * `row_identity` was never unified and has its own number. Rows that vanish from their source stay in it: they find their profile
 * again, and the profile keeps its id when the row vanishes that gave it its number. Their id is always one that is there, or one all
 * of whose rows are absent. `customer_previous`: rows of `previous_id` have become part of `customer_id`. `customer_successor`: the id
 * that has now taken the place of one that is none any more although rows of it live on: that of the row `row_id`, wherever it goes.
 */
export const ddl: string[] = [
  'CREATE TABLE IF NOT EXISTS row_identity (row_id BIGINT NOT NULL, customer_id BIGINT NOT NULL)',
  `CREATE TABLE IF NOT EXISTS customer_previous (
    customer_id BIGINT NOT NULL, previous_id BIGINT NOT NULL, noted_at BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS customer_successor (
    customer_id BIGINT NOT NULL, successor BIGINT NOT NULL, row_id BIGINT NOT NULL, noted_at BIGINT NOT NULL)`,
];

/**
 * Makes `unify_ids` of a unification whose matches are there. Changes nothing that anybody reads. A profile has the smallest, which is
 * the oldest, of the CustomerIds that its rows have or had last; one that several ask for stays with those who have it at present, of
 * these with the row that gave it its number. Who gets none of these has the number of one of its own rows, else a new one.
 */
export async function makeIds(tx: Writer, no: number): Promise<void> {
  if (await giveFirst(tx, no)) {
    await settleClaims(tx, no);
    await giveOwnNumbers(tx, no);
    await giveNewNumbers(tx, no);
  }
  await makeChanged(tx, no);
  await dropClaims(tx, no);
}

/**
 * Beside everybody else: over millions of rows it takes seconds, for which nobody may have to wait at the commit. One join at a time:
 * several take all the memory there is.
 */
async function makeChanged(tx: Writer, no: number): Promise<void> {
  const { ids, changed } = unifyTables(no);
  const { members, given, moved } = claimTables(no);
  await tx.run(
    `CREATE TABLE ${given} AS SELECT m.row_id, m.prior, d.customer_id FROM ${members} m JOIN ${ids} d ON d.cluster = m.cluster`,
  );
  await tx.run(
    `CREATE TABLE ${moved} AS SELECT m.row_id, m.prior, m.customer_id, i.row_id IS NOT NULL AS known FROM ${given} m
     LEFT JOIN row_identity i ON i.row_id = m.row_id WHERE i.row_id IS NULL OR m.prior <> m.customer_id`,
  );
  await tx.run(
    `CREATE TABLE ${changed} AS
     SELECT m.row_id, m.prior, m.customer_id, m.known OR c.customer_id IS NOT NULL AS known, ${WEIGHT} AS weight
     FROM ${moved} m LEFT JOIN customer_rows c ON c.row_id = m.row_id`,
  );
}

/** What the unification would change of the CustomerIds that readers see. */
export async function countIdentityChanges(reader: Reader, no: number): Promise<IdentityChanges> {
  const { ids } = unifyTables(no);
  // A row that is part of a profile at present and then: under which CustomerIds.
  const stays = `SELECT c.customer_id AS before, d.customer_id AS after FROM (${membersOf(no)}) AS m
    JOIN customer_rows c ON c.row_id = m.row_id JOIN ${ids} d ON d.cluster = m.cluster WHERE c.customer_id IS NOT NULL`;
  const row = await reader.get(
    `WITH stays AS (SELECT before, after FROM (${stays}) AS s WHERE before <> after),
       gone AS (SELECT customer_id FROM customer WHERE customer_id NOT IN (SELECT customer_id FROM ${ids})),
       added AS (SELECT customer_id FROM ${ids} WHERE customer_id NOT IN (SELECT customer_id FROM customer))
     SELECT (SELECT count(*) FROM gone) AS gone, (SELECT count(*) FROM added) AS added,
       (SELECT count(*) FROM gone WHERE customer_id IN (SELECT before FROM stays)) AS merged,
       (SELECT count(*) FROM added WHERE customer_id IN (SELECT after FROM stays)) AS split`,
  );
  const [gone, added, merged, split] = [row?.gone, row?.added, row?.merged, row?.split].map(Number);
  return { added: added! - split!, gone: gone! - merged!, merged: merged!, split: split! };
}

/**
 * Notes the CustomerIds of a unification as those of its rows, with what was merged and split. `at`: epoch milliseconds. In the queue of
 * imports and unifications, and before the views of the Customer entity are pointed at it: they tell what is at present.
 */
export async function commitIds(tx: Writer, no: number, at: number): Promise<void> {
  const { changed } = unifyTables(no);
  // At the first unification there is nobody yet whose past would have to be looked through, row by row.
  const isFirst = (await tx.get('SELECT 1 AS found FROM row_identity LIMIT 1')) === undefined;
  await mintNew(tx, no);
  await notePrevious(tx, changed, at);
  if (!isFirst) await tx.run(`DELETE FROM row_identity WHERE row_id IN (SELECT row_id FROM ${changed})`);
  await tx.run(`INSERT INTO row_identity SELECT row_id, customer_id FROM ${changed}`);
  await noteSuccessors(tx, no, at);
  if (!isFirst) await moveAbsent(tx, changed);
}

/** New numbers become those of nobody else, as if a row had them. */
async function mintNew(tx: Writer, no: number): Promise<void> {
  const { changed, rows } = unifyTables(no);
  const isNew = `customer_id > (SELECT max(row_id) FROM ${rows})`;
  if (!(await tx.get(`SELECT 1 AS found FROM ${changed} WHERE ${isNew} LIMIT 1`))) return;
  const minted = `SELECT DISTINCT customer_id FROM ${changed} c
    WHERE ${isNew} AND NOT EXISTS (SELECT 1 FROM row_identity i WHERE i.customer_id = c.customer_id)`;
  const taken = await tx.get(
    `SELECT count(*) AS size FROM profile_links WHERE customer_id IN (SELECT customer_id FROM (${minted}) AS m)`,
  );
  if (Number(taken?.size) > 0) throw new Error(`CustomerIds were given away while unification ${no} was made`);
  await tx.run(`INSERT INTO profile_links SELECT customer_id, 0, CAST(customer_id AS VARCHAR) FROM (${minted}) AS m`);
}

/** Of rows that nobody has seen under their own number yet there is nothing to note. */
async function notePrevious(tx: Writer, changed: string, at: number): Promise<void> {
  await tx.run(
    `INSERT INTO customer_previous SELECT c.customer_id, c.prior, CAST($1 AS BIGINT)
     FROM (SELECT DISTINCT customer_id, prior FROM ${changed} WHERE prior <> customer_id AND known) AS c
     WHERE NOT EXISTS (SELECT 1 FROM customer_previous p WHERE p.customer_id = c.customer_id AND p.previous_id = c.prior)`,
    [at],
  );
}

/** Of an id that nobody has any more the lightest row tells who takes its place, now and later. */
async function noteSuccessors(tx: Writer, no: number, at: number): Promise<void> {
  const { changed, ids } = unifyTables(no);
  await tx.run(`DELETE FROM customer_successor WHERE customer_id IN (SELECT customer_id FROM ${changed})`);
  await tx.run(
    `INSERT INTO customer_successor SELECT prior, customer_id, row_id, CAST($1 AS BIGINT) FROM (
       SELECT *, row_number() OVER (PARTITION BY prior ORDER BY weight) AS place FROM ${changed} c
       WHERE prior <> customer_id AND NOT EXISTS (SELECT 1 FROM ${ids} d WHERE d.customer_id = c.prior)) AS ranked
     WHERE place = 1`,
    [at],
  );
}

/** Rows that are absent follow the id that has taken the place of theirs, and so do earlier successors. */
async function moveAbsent(tx: Writer, changed: string): Promise<void> {
  await tx.run(
    `UPDATE row_identity SET customer_id = s.successor FROM customer_successor s
     WHERE s.customer_id = row_identity.customer_id AND s.customer_id IN (SELECT prior FROM ${changed})`,
  );
  await tx.run(
    `UPDATE customer_successor SET successor = i.customer_id FROM row_identity i
     WHERE i.row_id = customer_successor.row_id AND customer_successor.successor IN (SELECT prior FROM ${changed})`,
  );
}
