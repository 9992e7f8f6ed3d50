import { VALUE_COLUMNS, type ValueField } from './answers.js';
import type { Reader, Value } from './sql.js';

/** Which rows of an output: all that is given has to hold. */
export interface OutputQuery {
  /** Part of the source's own name or of the provider's, in any letter case. */
  search?: string | undefined;
  /** For each field a list of which any may hold; the empty text stands for no value. No list, or an empty one: any row. */
  filters?: Partial<Record<OutputField, readonly string[] | undefined>> | undefined;
  /** Only rows that this output has changed. */
  changed?: boolean | undefined;
}

export type OutputField = 'customerId' | 'ownName' | 'bucket' | 'answeredAt' | ValueField;

/** Column and kind of every field: no other name gets into a statement. */
const COLUMNS: ReadonlyMap<string, { column: string; text: boolean }> = new Map([
  ['customerId', { column: 'customer_id', text: false }],
  ['ownName', { column: 'own_name', text: true }],
  ['bucket', { column: 'bucket', text: true }],
  ['answeredAt', { column: 'answered_at', text: false }],
  ...VALUE_COLUMNS.map(([field, column, type]) => [field, { column, text: type === 'VARCHAR' }] as const),
]);

export function columnOf(field: OutputField): { column: string; text: boolean } {
  const found = COLUMNS.get(field);
  if (!found) throw new RangeError('The enriched entity has no such field');
  return found;
}

/** Values that go into a statement: each becomes the next parameter. */
export interface Bound {
  params: Value[];
  /** The parameter's name in the SQL text. */
  put(value: Value): string;
}

export function bound(): Bound {
  const params: Value[] = [];
  return { params, put: (value) => `$${params.push(value)}` };
}

/** SQL: the rows of one output that fit a query. What a view over several tables would join in is left to `findOutput`: it is slow. */
export function rowsOf(output: string, query: OutputQuery, { put }: Bound): string {
  const run = put(output);
  const conditions = [`output = ${run}`];
  if (query.search) conditions.push(contains(query.search, put));
  for (const [field, values = []] of Object.entries(query.filters ?? {})) {
    if (values.length > 0) conditions.push(anyOf(columnOf(field as OutputField).column, values, put));
  }
  if (query.changed) conditions.push(`customer_id IN (SELECT customer_id FROM output_change WHERE output = ${run})`);
  return `enriched WHERE ${conditions.join(' AND ')}`;
}

function anyOf(column: string, values: readonly string[], put: Bound['put']): string {
  const among = `${column} IN (${values.map(put).join(', ')})`;
  return values.includes('') ? `(${among} OR ${column} IS NULL)` : among;
}

/**
 * Letter case as the engine's `lower` has it: each character by itself, in no language (İ becomes i, ı stays). The Greek sigma is the
 * one letter with two small forms; it is looked at only where it is asked for, because that takes three times as long.
 */
function contains(search: string, put: Bound['put']): string {
  const folded = /[Σσς]/.test(search)
    ? (text: string) => `replace(lower(${text}), 'ς', 'σ')`
    : (text: string) => `lower(${text})`;
  const word = folded(put(search));
  return `(contains(${folded('own_name')}, ${word}) OR contains(${folded('name')}, ${word}))`;
}

export async function countRows(reader: Reader, output: string, query: OutputQuery): Promise<number> {
  const values = bound();
  const row = await reader.get(`SELECT count(*) AS size FROM ${rowsOf(output, query, values)}`, values.params);
  return Number(row?.size ?? 0);
}
