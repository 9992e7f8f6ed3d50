import { contactTable } from './contacts.js';
import { columnOf } from './fields.js';
import { snapshotTable } from './snapshots.js';
import type { Reader, Writer } from './sql.js';
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

/** The next rows of a source by their number, after `after`. Columns that are not chosen are empty. */
export async function keyCells(
  reader: Reader,
  { no, generation, name, website, country }: UnifySource,
  page: { after: number; limit: number },
): Promise<KeyCells[]> {
  const cell = (field: number | undefined) => (field === undefined ? `''` : `coalesce(${columnOf(field)}, '')`);
  const rows = await reader.all(
    `SELECT customer_id, ${cell(name)} AS name, ${cell(website)} AS website, ${cell(country)} AS country
     FROM ${snapshotTable(no, generation)} WHERE customer_id > $1 ORDER BY customer_id LIMIT $2`,
    [page.after, page.limit],
  );
  return rows.map((row) => ({
    rowId: Number(row.customer_id),
    ...{ name: String(row.name), website: String(row.website), country: String(row.country) },
  }));
}

/** One value a row and kind. */
export async function addKeys(
  tx: Writer,
  no: number,
  sourceNo: number,
  keys: readonly { rowId: number; kind: string; value: string }[],
): Promise<void> {
  await tx.append(
    unifyTables(no).keys,
    keys.map(({ rowId, kind, value }) => [rowId, sourceNo, kind, value, 1]),
  );
}
