import type { Reader, Row } from './sql.js';

/** A value and how many rows have it. */
export interface ValueRows {
  text: string;
  rows: number;
}

/** Every output that can be read, with the name that it was written or kept under. */
export async function outputNames(reader: Reader): Promise<{ enrichmentId: string; name: string }[]> {
  const rows = await reader.all('SELECT enrichment_id, name FROM enriched_output ORDER BY lower(name), enrichment_id');
  return rows.map((row) => ({ enrichmentId: String(row.enrichment_id), name: String(row.name) }));
}

/** Sources by number, also those that were removed. */
export async function sourceNames(reader: Reader): Promise<{ no: number; name: string }[]> {
  const rows = await reader.all('SELECT source_no, name FROM data_sources ORDER BY source_no');
  return rows.map((row) => ({ no: Number(row.source_no), name: String(row.name) }));
}

/** Rows of the present consent by option number. */
export async function optionRows(reader: Reader): Promise<Map<number, number>> {
  const rows = await reader.all('SELECT option_no, count(*) AS size FROM consent_state GROUP BY option_no');
  return new Map(rows.map((row) => [Number(row.option_no), Number(row.size)]));
}

/** Rows of the present consent by what they say; `own` is how the source's value reads, null where it cannot be read. */
export async function stateRows(
  reader: Reader,
): Promise<{ own: boolean | null; granted: boolean; sourceNo: number; rows: number }[]> {
  const rows = await reader.all(
    'SELECT own, granted, source_no, count(*) AS size FROM consent_state GROUP BY own, granted, source_no',
  );
  return rows.map((row) => ({
    own: row.own === null ? null : row.own === true,
    granted: row.granted === true,
    sourceNo: Number(row.source_no),
    rows: Number(row.size),
  }));
}

/** Where values lie: a column of the Customer entity, or of the enriched entity of one enrichment. */
export interface ValuePlace {
  column: string;
  enrichment?: string;
}

/** In how many ways a value is like `$2`. */
const ALIKE = `(CASE WHEN left(folded, 2) = left(lower($2), 2) THEN 1 ELSE 0 END
  + CASE WHEN left(folded, 4) = left(lower($2), 4) THEN 1 ELSE 0 END
  + CASE WHEN right(folded, 3) = right(lower($2), 3) THEN 1 ELSE 0 END
  + CASE WHEN strpos(folded, lower($2)) > 0 THEN 1 ELSE 0 END)`;

/**
 * The values that most rows have, without blanks around them, in the spelling that sorts first; `like`: only those that begin or
 * end as it does, or contain it, those that are most like it first.
 */
export async function commonValues(
  reader: Reader,
  place: ValuePlace,
  limit: number,
  like?: string,
): Promise<ValueRows[]> {
  const value = `trim(CAST(${place.column} AS VARCHAR))`;
  const rows = await reader.all(
    `SELECT text, size FROM (
       SELECT lower(${value}) AS folded, min(${value}) AS text, count(*) AS size FROM ${from(place, 3)} AND ${value} <> ''
       GROUP BY 1) AS values_of
     WHERE $2 = '' OR ${ALIKE} > 0 ORDER BY CASE WHEN $2 = '' THEN 0 ELSE ${ALIKE} END DESC, size DESC, text LIMIT $1`,
    [limit, like ?? '', ...ofEnrichment(place)],
  );
  return rows.map(toValueRows);
}

const from = ({ enrichment }: ValuePlace, parameter: number): string =>
  enrichment === undefined ? 'customer WHERE TRUE' : `current_output WHERE enrichment_id = $${parameter}`;

const ofEnrichment = ({ enrichment }: ValuePlace): string[] => (enrichment === undefined ? [] : [enrichment]);

const toValueRows = (row: Row): ValueRows => ({ text: String(row.text), rows: Number(row.size) });

/** Rows for which a condition holds; `condition` uses parameters from `$1` on, `params` are theirs. */
export async function countWhere(
  reader: Reader,
  place: ValuePlace,
  condition: string,
  params: readonly (string | number | boolean | null)[],
): Promise<number> {
  const row = await reader.get(`SELECT count(*) AS size FROM ${from(place, params.length + 1)} AND (${condition})`, [
    ...params,
    ...ofEnrichment(place),
  ]);
  return Number(row?.size ?? 0);
}

/** What one profile has in some places; empty where it has nothing. */
export async function valuesOf(reader: Reader, customerId: number, places: readonly ValuePlace[]): Promise<string[]> {
  const values: string[] = [];
  for (const place of places) {
    const row = await reader.get(
      `SELECT CAST(${place.column} AS VARCHAR) AS text FROM ${from(place, 2)} AND customer_id = $1`,
      [customerId, ...ofEnrichment(place)],
    );
    values.push(row?.text == null ? '' : String(row.text));
  }
  return values;
}
