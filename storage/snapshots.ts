import { allFields, columnOf } from './fields.js';
import { listSources, sourceFields } from './sources.js';
import type { Reader, Writer } from './sql.js';

/** The table of a source's snapshot: written once, read through the view `customer`, dropped when the next one is there. */
export const snapshotTable = (sourceNo: number, generation: number): string => `profiles_${sourceNo}_${generation}`;

/** Makes the empty table of a snapshot. Rows are put in by ascending customer_id, so that zone maps find pages by it. */
export async function createSnapshot(tx: Writer, table: string, fields: readonly number[]): Promise<void> {
  const columns = fields.map((id) => `, ${columnOf(id)} VARCHAR`).join('');
  await tx.run(
    `CREATE TABLE ${table} (customer_id BIGINT NOT NULL, source_key VARCHAR NOT NULL, row_no BIGINT NOT NULL${columns})`,
  );
}

export async function dropSnapshot(tx: Writer, table: string): Promise<void> {
  await tx.run(`DROP TABLE IF EXISTS ${table}`);
}

/**
 * Points the view `customer` at the present snapshots of all sources. It names every field of the catalogue, also those
 * of no present source: a reader that has looked a field up can never meet a view without it.
 */
export async function pointView(tx: Writer): Promise<void> {
  const fields = await allFields(tx);
  const parts: string[] = [];
  for (const source of await listSources(tx)) {
    if (source.generation === 0) continue;
    const own = new Set((await sourceFields(tx, source.no)).map((field) => field.fieldId));
    const columns = fields.map(({ id }) => (own.has(id) ? `, ${columnOf(id)}` : `, ${absent(id)}`)).join('');
    parts.push(
      `SELECT customer_id, CAST(${source.no} AS BIGINT) AS source_no, source_key, row_no${columns}
       FROM ${snapshotTable(source.no, source.generation)}`,
    );
  }
  if (parts.length === 0) parts.push(noProfiles(fields.map(({ id }) => id)));
  await tx.run(`CREATE OR REPLACE VIEW customer AS ${parts.join(' UNION ALL ')}`);
}

/** Tables that a crash left behind: of no present snapshot. */
export async function strayTables(reader: Reader): Promise<string[]> {
  const present = new Set((await listSources(reader)).map((source) => snapshotTable(source.no, source.generation)));
  const rows = await reader.all(
    `SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'
     AND (table_name LIKE 'profiles\\_%' ESCAPE '\\' OR table_name LIKE 'staging\\_%' ESCAPE '\\')`,
  );
  return rows.map((row) => String(row.table_name)).filter((table) => !present.has(table));
}

const absent = (id: number): string => `CAST(NULL AS VARCHAR) AS ${columnOf(id)}`;

const noProfiles = (ids: readonly number[]): string =>
  `SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS BIGINT) AS source_no, CAST(NULL AS VARCHAR) AS source_key,
   CAST(NULL AS BIGINT) AS row_no${ids.map((id) => `, ${absent(id)}`).join('')} WHERE 1 = 0`;
