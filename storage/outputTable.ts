import { type OutputRow, toOutputRow } from './enriched.js';
import { bound, columnOf, type OutputField, type OutputQuery, rowsOf } from './outputQuery.js';
import type { Reader, Value } from './sql.js';

export interface OutputOrder {
  field: OutputField;
  descending?: boolean | undefined;
}

/** Where a row stands in an order: what it is ordered by (as `key` of a row says it), and its CustomerId. */
export interface OutputPlace {
  key: string | number | null;
  customerId: number;
}

export interface TablePart {
  query: OutputQuery;
  order: OutputOrder;
  /** Only rows on the far side of it; absent: from the beginning. */
  from?: OutputPlace | undefined;
  backwards?: boolean | undefined;
  /** 1..100 rows. */
  size: number;
}

export type KeyedRow = OutputRow & { key: string | number | null };

/**
 * A part of an output in an order: numbers by value, text by its small letters (each character by itself, in no language) and then by
 * code point, rows without a value last in both directions, equal ones by ascending CustomerId. Text of more than 200 bytes counts by its
 * first 50 characters, so that a place stays short. `more`: there are others in the direction asked for.
 *
 * One statement, which the engine answers in two steps (`late_materialization_max_rows` in duckdb.ts): it reads what is filtered and
 * ordered by, and then only the rows that are shown.
 */
export async function outputTable(
  reader: Reader,
  output: string,
  { query, order, from, backwards = false, size }: TablePart,
): Promise<{ rows: KeyedRow[]; more: boolean }> {
  const values = bound();
  const rows = rowsOf(output, query, values);
  const beyond = from ? ` AND ${isBeyond(order, from, backwards, values.put)}` : '';
  const found = await reader.all(
    `SELECT *, ${shownKey(order.field)} AS shown_key FROM ${rows}${beyond}
     ORDER BY ${directions(order, backwards)} LIMIT ${values.put(size + 1)}`,
    values.params,
  );
  const part = found.slice(0, size).map((row) => ({ ...toOutputRow(row), key: toKey(row.shown_key) }));
  return { rows: backwards ? part.reverse() : part, more: found.length > size };
}

function keyOf(field: OutputField): string {
  const { column, text } = columnOf(field);
  return text ? `CASE WHEN strlen(${column}) > 200 THEN lower(left(${column}, 50)) ELSE lower(${column}) END` : column;
}

// A byte order mark that a text begins with is lost on the way out of the engine: with a dot before it is not.
const shownKey = (field: OutputField): string => (columnOf(field).text ? `'.' || ${keyOf(field)}` : keyOf(field));
const toKey = (shown: Value | undefined): OutputPlace['key'] =>
  typeof shown === 'string' ? shown.slice(1) : typeof shown === 'number' ? shown : null;

function directions({ field, descending = false }: OutputOrder, backwards: boolean): string {
  const key = `${keyOf(field)} ${descending === backwards ? 'ASC' : 'DESC'}`;
  if (field === 'customerId') return key;
  return backwards ? `${key} NULLS FIRST, customer_id DESC` : `${key} NULLS LAST, customer_id ASC`;
}

/** SQL: a row comes after the place, or before it when the order is read backwards. */
function isBeyond(
  { field, descending = false }: OutputOrder,
  { key, customerId }: OutputPlace,
  backwards: boolean,
  put: (value: Value) => string,
): string {
  const further = descending === backwards ? '>' : '<';
  const id = put(customerId);
  if (field === 'customerId') return `customer_id ${further} ${id}`;
  const own = keyOf(field);
  const beyondEqual = `customer_id ${backwards ? '<' : '>'} ${id}`;
  if (key === null) return backwards ? `(${own} IS NOT NULL OR ${beyondEqual})` : `${own} IS NULL AND ${beyondEqual}`;
  const at = put(key);
  // The first comparison leaves most rows out, so that the others are seldom made.
  const among = `${own} ${further}= ${at} AND (${own} ${further} ${at} OR ${beyondEqual})`;
  return backwards ? `(${among})` : `(${own} IS NULL OR ${among})`;
}

/** Which of these profiles the output has changed. */
export async function changedAmong(
  reader: Reader,
  output: string,
  customerIds: readonly number[],
): Promise<Set<number>> {
  if (customerIds.length === 0) return new Set();
  const values = bound();
  const run = values.put(output);
  const rows = await reader.all(
    `SELECT customer_id FROM output_change WHERE output = ${run} AND customer_id IN (${customerIds.map(values.put).join(', ')})`,
    values.params,
  );
  return new Set(rows.map((row) => Number(row.customer_id)));
}

/**
 * The next `limit` rows of the query by ascending CustomerId, after a key; with the key that each profile has in its source. Where the
 * part ends is found first: a range of neighbours is read whole sooner than rows are chosen one by one.
 */
export async function outputPart(
  reader: Reader,
  output: string,
  query: OutputQuery,
  after: number,
  limit: number,
): Promise<(OutputRow & { sourceKey: string })[]> {
  const values = bound();
  const rows = `${rowsOf(output, query, values)} AND customer_id > ${values.put(after)}`;
  const end = await reader.get(
    `SELECT max(customer_id) AS last FROM (SELECT customer_id FROM ${rows} ORDER BY customer_id LIMIT ${values.put(limit)})`,
    values.params,
  );
  if (end?.last == null) return [];
  const within = bound();
  const part = `${rowsOf(output, query, within)} AND customer_id > ${within.put(after)} AND customer_id <= ${within.put(end.last)}`;
  const found = await reader.all(`SELECT * FROM ${part} ORDER BY customer_id`, within.params);
  const keys = await reader.all(
    `SELECT customer_id, source_key FROM customer WHERE customer_id IN (SELECT customer_id FROM ${part})`,
    within.params,
  );
  const keyOfProfile = new Map(keys.map((row) => [row.customer_id, String(row.source_key)]));
  return found.map((row) => ({ ...toOutputRow(row), sourceKey: keyOfProfile.get(row.customer_id!) ?? '' }));
}
