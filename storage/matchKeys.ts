import { contactTable } from './contacts.js';
import { columnOf } from './fields.js';
import type { MatchKey } from './settings.js';
import { snapshotTable } from './snapshots.js';
import type { Reader, Value, Writer } from './sql.js';
import { type UnifySource, unifyTables } from './unifyPlan.js';

/** Makes the empty table of keys. */
export async function createKeys(tx: Writer, no: number): Promise<void> {
  await tx.run(
    `CREATE TABLE ${unifyTables(no).keys} (row_id BIGINT NOT NULL, source_no BIGINT NOT NULL, kind VARCHAR NOT NULL,
       value VARCHAR NOT NULL, rank BIGINT NOT NULL)`,
  );
}

/** Addresses or numbers, as they were read at the import: of a row first those of the column that comes first in its file. */
export async function addContactKeys(
  tx: Writer,
  no: number,
  source: Pick<UnifySource, 'no' | 'generation'>,
  kind: 'email' | 'phone',
): Promise<void> {
  await tx.run(
    `INSERT INTO ${unifyTables(no).keys}
     SELECT row_id, CAST($1 AS BIGINT), kind, value, row_number() OVER (PARTITION BY row_id ORDER BY place, value)
     FROM (SELECT c.customer_id AS row_id, c.kind, c.value, min(f.place) AS place
       FROM ${contactTable(source.no, source.generation)} c
       LEFT JOIN source_fields f ON f.source_no = $1 AND f.field_id = c.field_id
       WHERE c.kind = $2 GROUP BY c.customer_id, c.kind, c.value) AS contacts`,
    [source.no, kind],
  );
}

/** A row with the cells that its keys are made of; an absent cell is empty. */
export interface KeyCells {
  rowId: number;
  name: string;
  website: string;
  country: string;
}

/** The last place in the file that a row of the snapshot has; 0 where it has no rows. */
export async function lastRowNo(reader: Reader, { no, generation }: UnifySource): Promise<number> {
  const row = await reader.get(`SELECT coalesce(max(row_no), 0) AS last FROM ${snapshotTable(no, generation)}`);
  return Number(row?.last);
}

/**
 * The rows of a source by their place in the file, of which as many as `places` come after `after`: there rows lie in this order, so
 * that little has to be read for each block. Columns that are not chosen are empty.
 */
export async function keyCells(
  reader: Reader,
  { no, generation, name, website, country }: UnifySource,
  block: { after: number; places: number },
): Promise<KeyCells[]> {
  const cell = (field: number | undefined) => (field === undefined ? `''` : `coalesce(${columnOf(field)}, '')`);
  const rows = await reader.all(
    `SELECT customer_id, ${cell(name)} AS name, ${cell(website)} AS website, ${cell(country)} AS country
     FROM ${snapshotTable(no, generation)} WHERE row_no > $1 AND row_no <= $2`,
    [block.after, block.after + block.places],
  );
  return rows.map((row) => ({
    rowId: Number(row.customer_id),
    ...{ name: String(row.name), website: String(row.website), country: String(row.country) },
  }));
}

/** A key of a row, the only one of its kind. */
export type ReadKey = readonly [rowId: number, kind: MatchKey, value: string];

/** One value a row and kind. */
export async function addKeys(tx: Writer, no: number, sourceNo: number, keys: AsyncIterable<ReadKey>): Promise<void> {
  await tx.append(unifyTables(no).keys, inRows(sourceNo, keys));
}

async function* inRows(sourceNo: number, keys: AsyncIterable<ReadKey>): AsyncIterable<readonly Value[]> {
  for await (const [rowId, kind, value] of keys) yield [rowId, sourceNo, kind, value, 1];
}
