import { contactTable } from './contacts.js';
import { NO_ROWS } from './customerRows.js';
import { entityVersion } from './entityVersions.js';
import { allFields, columnOf } from './fields.js';
import { listSources, sourceFields } from './sources.js';
import type { Reader, Writer } from './sql.js';
import { entityTables } from './unifyPlan.js';

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
 * Points the views `customer`, `profile_contacts` and `customer_rows` at the Customer entity of the last unification, or where there is
 * none at the present snapshots of all sources. `customer` names every field of the catalogue, also those of no present source: a
 * reader that has looked a field up can never meet a view without it.
 */
export async function pointViews(tx: Writer): Promise<void> {
  const fields = (await allFields(tx)).map(({ id }) => id);
  const { no } = await entityVersion(tx);
  const { profiles, contacts, rows } = no > 0 ? await ofEntity(tx, no, fields) : await ofSnapshots(tx, fields);
  await tx.run(`CREATE OR REPLACE VIEW customer AS ${profiles}`);
  await tx.run(`CREATE OR REPLACE VIEW profile_contacts AS ${contacts}`);
  await tx.run(`CREATE OR REPLACE VIEW customer_rows AS ${rows}`);
}

interface Selects {
  profiles: string;
  contacts: string;
  rows: string;
}

async function ofEntity(reader: Reader, no: number, fields: readonly number[]): Promise<Selects> {
  const { profiles, contacts, rows } = entityTables(no);
  const found = await reader.all('SELECT column_name FROM information_schema.columns WHERE table_name = $1', [
    profiles,
  ]);
  const columns = columnsOf(fields, new Set(found.map((row) => String(row.column_name))));
  return {
    profiles: `SELECT customer_id, source_no, source_key, row_no${columns} FROM ${profiles}`,
    contacts: `SELECT * FROM ${contacts}`,
    rows: `SELECT * FROM ${rows}`,
  };
}

async function ofSnapshots(reader: Reader, fields: readonly number[]): Promise<Selects> {
  const profiles: string[] = [];
  const contacts: string[] = [];
  const rows: string[] = [];
  for (const { no, generation } of await listSources(reader)) {
    const own = new Set((await sourceFields(reader, no)).map((field) => columnOf(field.fieldId)));
    const number = `CAST(${no} AS BIGINT) AS source_no`;
    const table = snapshotTable(no, generation);
    profiles.push(`SELECT customer_id, ${number}, source_key, row_no${columnsOf(fields, own)} FROM ${table}`);
    contacts.push(`SELECT customer_id, ${number}, field_id, kind, value FROM ${contactTable(no, generation)}`);
    rows.push(`SELECT customer_id AS row_id, ${number}, customer_id, ${ALONE} FROM ${table}`);
  }
  return {
    profiles: profiles.join(' UNION ALL ') || noProfiles(fields),
    contacts: contacts.join(' UNION ALL ') || NO_CONTACTS,
    rows: rows.join(' UNION ALL ') || NO_ROWS,
  };
}

const columnsOf = (fields: readonly number[], own: ReadonlySet<string>): string =>
  fields.map((id) => (own.has(columnOf(id)) ? `, ${columnOf(id)}` : `, ${absent(id)}`)).join('');

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

/** A row that was not unified is a profile of its own. */
const ALONE = `'leading' AS role, CAST(NULL AS BIGINT) AS rule, FALSE AS ambiguous`;

const absent = (id: number): string => `CAST(NULL AS VARCHAR) AS ${columnOf(id)}`;

const noProfiles = (ids: readonly number[]): string =>
  `SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS BIGINT) AS source_no, CAST(NULL AS VARCHAR) AS source_key,
   CAST(NULL AS BIGINT) AS row_no${ids.map((id) => `, ${absent(id)}`).join('')} WHERE 1 = 0`;

const NO_CONTACTS = `SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS BIGINT) AS source_no,
  CAST(NULL AS BIGINT) AS field_id, CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS VARCHAR) AS value WHERE 1 = 0`;
