import { contactTable } from './contacts.js';
import { allFields, columnOf } from './fields.js';
import { listSources, sourceFields } from './sources.js';
import type { Reader, Writer } from './sql.js';

/** The table of a source's snapshot: written once, read through the view `customer`, dropped when the next one is there. */
export const snapshotTable = (sourceNo: number, generation: number): string => `profiles_${sourceNo}_${generation}`;

/** Makes the empty table of a snapshot. Rows lie about as in the file, which mostly is by CustomerId, so zone maps find those. */
export async function createSnapshot(tx: Writer, table: string, fields: readonly number[]): Promise<void> {
  const columns = fields.map((id) => `, ${columnOf(id)} VARCHAR`).join('');
  await tx.run(
    `CREATE TABLE ${table} (customer_id BIGINT NOT NULL, source_key VARCHAR NOT NULL, row_no BIGINT NOT NULL${columns})`,
  );
}

/** Drops the tables of a snapshot. */
export async function dropSnapshot(tx: Writer, sourceNo: number, generation: number): Promise<void> {
  await tx.run(`DROP TABLE IF EXISTS ${snapshotTable(sourceNo, generation)}`);
  await tx.run(`DROP TABLE IF EXISTS ${contactTable(sourceNo, generation)}`);
}

/**
 * Points the views `customer` and `profile_contacts` at the present snapshots of all sources. `customer` names every field of
 * the catalogue, also those of no present source: a reader that has looked a field up can never meet a view without it.
 */
export async function pointViews(tx: Writer): Promise<void> {
  const fields = (await allFields(tx)).map(({ id }) => id);
  const profiles: string[] = [];
  const contacts: string[] = [];
  for (const { no, generation } of await listSources(tx)) {
    const own = new Set((await sourceFields(tx, no)).map((field) => field.fieldId));
    const columns = fields.map((id) => (own.has(id) ? `, ${columnOf(id)}` : `, ${absent(id)}`)).join('');
    const number = `CAST(${no} AS BIGINT) AS source_no`;
    profiles.push(`SELECT customer_id, ${number}, source_key, row_no${columns} FROM ${snapshotTable(no, generation)}`);
    contacts.push(`SELECT customer_id, ${number}, field_id, kind, value FROM ${contactTable(no, generation)}`);
  }
  if (profiles.length === 0) profiles.push(noProfiles(fields));
  if (contacts.length === 0) contacts.push(NO_CONTACTS);
  await tx.run(`CREATE OR REPLACE VIEW customer AS ${profiles.join(' UNION ALL ')}`);
  await tx.run(`CREATE OR REPLACE VIEW profile_contacts AS ${contacts.join(' UNION ALL ')}`);
}

/** Tables and views that a crash left behind: of no present snapshot. */
export async function strayTables(reader: Reader): Promise<string[]> {
  const sources = await listSources(reader);
  const present = new Set(
    sources.flatMap(({ no, generation }) => [snapshotTable(no, generation), contactTable(no, generation)]),
  );
  const rows = await reader.all(
    `SELECT table_name FROM information_schema.tables
     WHERE regexp_matches(table_name, '^(profiles|contacts|staging)_[0-9]+_[0-9]+(_keys|_ids|_rows)?$') ORDER BY table_name`,
  );
  return rows.map((row) => String(row.table_name)).filter((table) => !present.has(table));
}

const absent = (id: number): string => `CAST(NULL AS VARCHAR) AS ${columnOf(id)}`;

const noProfiles = (ids: readonly number[]): string =>
  `SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS BIGINT) AS source_no, CAST(NULL AS VARCHAR) AS source_key,
   CAST(NULL AS BIGINT) AS row_no${ids.map((id) => `, ${absent(id)}`).join('')} WHERE 1 = 0`;

const NO_CONTACTS = `SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS BIGINT) AS source_no,
  CAST(NULL AS BIGINT) AS field_id, CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS VARCHAR) AS value WHERE 1 = 0`;
