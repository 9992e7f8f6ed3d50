import { columnOf } from './fields.js';
import type { Reader, Writer } from './sql.js';

/** What JavaScript's `trim` takes off, so that keys and blanks mean the same in SQL and in TypeScript. */
export const WHITESPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * SQL that is true for a value that is more than whitespace; `$1` is WHITESPACE. What begins with printable ASCII is decided by a
 * comparison: trimming by a list of characters costs more than reading the file.
 */
export const isFilled = (column: string): string =>
  `CASE WHEN ${column} >= '!' AND ${column} <= '~' THEN true WHEN ${column} = '' THEN false ELSE trim(${column}, $1) <> '' END`;

/** SQL for a value without whitespace around it; `$1` is WHITESPACE. */
export const trimmed = (column: string): string =>
  `CASE WHEN ${column} >= '!' AND ${column} <= '~' AND right(${column}, 1) >= '!' AND right(${column}, 1) <= '~'
   THEN ${column} ELSE trim(${column}, $1) END`;

/** Tables of an import under way; `strayTables` finds them after a crash. */
export const stagingTable = (sourceNo: number, generation: number): string => `staging_${sourceNo}_${generation}`;

export interface StagedKeys {
  /** Rows that are staged. */
  read: number;
  accepted: number;
  /** Keys that differ from another one only in letter case. */
  differInCase: number;
  /** Number of the last row that is accepted. */
  lastRow: number;
}

/** Keys of the staged rows, trimmed, each with the first row that has it, in `<table>_keys`. Rejects the other rows. */
export async function stageKeys(
  tx: Writer,
  table: string,
  key: { fieldId: number; name: string },
  importId: string,
): Promise<StagedKeys> {
  const column = trimmed(columnOf(key.fieldId));
  const filled = isFilled(columnOf(key.fieldId));
  await tx.run(
    `CREATE TABLE ${table}_keys AS SELECT ${column} AS source_key, min(row_no) AS row_no, count(*) AS times
     FROM ${table} WHERE ${filled} GROUP BY 1`,
    [WHITESPACE],
  );
  await tx.run(
    `INSERT INTO import_rejects SELECT CAST($2 AS VARCHAR), row_no, CAST($3 AS VARCHAR), 'keyMissing' FROM ${table}
     WHERE NOT coalesce(${filled}, false)`,
    [WHITESPACE, importId, key.name],
  );
  await tx.run(
    `INSERT INTO import_rejects SELECT CAST($2 AS VARCHAR), s.row_no, CAST($3 AS VARCHAR), 'keyTwice'
     FROM (SELECT row_no, ${column} AS source_key FROM ${table}) s JOIN ${table}_keys k ON k.source_key = s.source_key
     WHERE k.times > 1 AND k.row_no <> s.row_no`,
    [WHITESPACE, importId, key.name],
  );
  const counts = await tx.get(
    `SELECT (SELECT count(*) FROM ${table}) AS read, (SELECT count(*) FROM ${table}_keys) AS accepted,
     (SELECT coalesce(max(row_no), 0) FROM ${table}_keys) AS last,
     (SELECT coalesce(CAST(sum(n) AS BIGINT), 0) FROM
       (SELECT count(*) AS n FROM ${table}_keys GROUP BY lower(source_key) HAVING count(*) > 1)) AS differ`,
  );
  const [read, accepted, differInCase, lastRow] = [counts!.read, counts!.accepted, counts!.differ, counts!.last].map(
    Number,
  );
  return { read: read!, accepted: accepted!, differInCase: differInCase!, lastRow: lastRow! };
}

/** Gives keys seen for the first time the next CustomerIds, in the order of the file; all with theirs in `<table>_ids`. */
export async function mintCustomerIds(tx: Writer, table: string, sourceNo: number): Promise<void> {
  await tx.run(
    `INSERT INTO profile_links
     SELECT (SELECT coalesce(max(customer_id), 0) FROM profile_links) + row_number() OVER (ORDER BY k.row_no),
       CAST($1 AS BIGINT), k.source_key
     FROM ${table}_keys k WHERE NOT EXISTS
       (SELECT 1 FROM profile_links l WHERE l.source_no = $1 AND l.source_key = k.source_key)`,
    [sourceNo],
  );
  await tx.run(
    `CREATE TABLE ${table}_ids AS SELECT l.customer_id, k.source_key, k.row_no FROM ${table}_keys k
     JOIN profile_links l ON l.source_no = $1 AND l.source_key = k.source_key ORDER BY k.row_no`,
    [sourceNo],
  );
}

/**
 * Copies the profiles of the rows after `after`, at most `limit` rows, into the snapshot: one statement over all of them would hold
 * more in memory than its limit is meant for. So the snapshot keeps about the order of the file, which mostly is that of the CustomerIds.
 */
export async function copyProfiles(
  tx: Writer,
  table: string,
  snapshot: string,
  fields: readonly number[],
  page: { after: number; limit: number },
): Promise<void> {
  const columns = fields.map((id) => `, s.${columnOf(id)}`).join('');
  const within = (side: string) => `${side}.row_no > $1 AND ${side}.row_no <= $2`;
  await tx.run(
    `INSERT INTO ${snapshot} SELECT i.customer_id, i.source_key, i.row_no${columns}
     FROM ${table}_ids i JOIN ${table} s ON s.row_no = i.row_no
     WHERE ${within('i')} AND ${within('s')}`,
    [page.after, page.after + page.limit],
  );
}

/** How a snapshot differs from the one before: by CustomerId, then by values; a field that is only in one counts as empty in the other. */
export async function compareSnapshots(
  reader: Reader,
  before: { table: string; fields: readonly number[] },
  after: { table: string; fields: readonly number[] },
): Promise<{ added: number; changed: number; gone: number }> {
  const fields = [...new Set([...before.fields, ...after.fields])];
  const hashed = (side: typeof before) => {
    const own = new Set(side.fields);
    const values = fields.map((id) => (own.has(id) ? `coalesce(${columnOf(id)}, '')` : `''`));
    return `SELECT customer_id, hash(${values.join(', ')}) AS content FROM ${side.table}`;
  };
  const row = await reader.get(
    `SELECT count(*) FILTER (WHERE b.customer_id IS NULL) AS added, count(*) FILTER (WHERE a.customer_id IS NULL) AS gone,
     count(*) FILTER (WHERE a.content <> b.content) AS changed
     FROM (${hashed(before)}) b FULL JOIN (${hashed(after)}) a ON a.customer_id = b.customer_id`,
  );
  return { added: Number(row?.added), changed: Number(row?.changed), gone: Number(row?.gone) };
}

/** Rows with a value that is not blank, for each field. */
export async function countFilled(reader: Reader, snapshot: string, fields: readonly number[]): Promise<number[]> {
  const counts = fields.map((id) => `count(*) FILTER (WHERE ${isFilled(columnOf(id))}) AS ${columnOf(id)}`);
  const row = await reader.get(`SELECT ${counts.join(', ')} FROM ${snapshot}`, [WHITESPACE]);
  return fields.map((id) => Number(row?.[columnOf(id)] ?? 0));
}

/** The first profiles of a snapshot, their values in the order of `fields`. */
export async function firstProfiles(
  reader: Reader,
  snapshot: string,
  fields: readonly number[],
  limit: number,
): Promise<string[][]> {
  const rows = await reader.all(
    `SELECT ${fields.map(columnOf).join(', ')} FROM ${snapshot} ORDER BY customer_id LIMIT $1`,
    [limit],
  );
  return rows.map((row) => fields.map((id) => String(row[columnOf(id)] ?? '')));
}

/** Drops everything of an import but its snapshot. */
export async function dropStaging(tx: Writer, table: string): Promise<void> {
  for (const part of ['_keys', '_ids']) await tx.run(`DROP TABLE IF EXISTS ${table}${part}`);
  await dropRelation(tx, table);
  await tx.run(`DROP TABLE IF EXISTS ${table}_rows`);
}

/** A relation that is a view for one format and a table for another. */
export async function dropRelation(tx: Writer, name: string): Promise<void> {
  const row = await tx.get('SELECT table_type FROM information_schema.tables WHERE table_name = $1', [name]);
  if (row) await tx.run(`DROP ${row.table_type === 'VIEW' ? 'VIEW' : 'TABLE'} ${name}`);
}
