import { type Measured, varietyOf } from '../../storage/measureFigures.js';
import type { Reader } from '../../storage/sql.js';
import type { CatalogueAttribute } from '../segments/catalogue.js';
import { type Binding, cellOf, createBinding, numberOf, timeOf } from '../segments/conditions.js';

/** What values are read as. */
export type Reading = 'number' | 'date';

const isDouble = ({ attribute, type }: CatalogueAttribute): boolean => attribute.of === 'enriched' && type === 'number';

/** SQL for the number or time (epoch milliseconds) of a value, null where it is none. */
export function amountOf(known: CatalogueAttribute, column: string, reading: Reading, binding: Binding): string {
  if (isDouble(known)) return reading === 'number' ? column : 'CAST(NULL AS DOUBLE PRECISION)';
  return reading === 'number' ? numberOf(column, binding) : `CAST(${timeOf(column, binding)} AS DOUBLE PRECISION)`;
}

/** SQL for a value without blanks around it, null where there is none. */
export function textOf(known: CatalogueAttribute, column: string, binding: Binding): string {
  if (!isDouble(known)) return `nullif(${cellOf(column, binding)}, '')`;
  const whole = `${column} = floor(${column}) AND abs(${column}) < 1e15`;
  return `CASE WHEN ${whole} THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
}

/** All rows that have an attribute; its column stands in it under its own name. */
export function rowsWith({ attribute }: CatalogueAttribute, { bind }: Binding): string {
  if (attribute.of !== 'enriched') return 'customer';
  return `(SELECT * FROM current_output WHERE enrichment_id = ${bind(attribute.enrichment)}) AS enriched_rows`;
}

/**
 * Whether an attribute holds numbers or dates: by what was seen of it when it was imported, or else by what most of its values are.
 * Undefined: neither. Enriched texts are what the provider calls them.
 */
export async function readingOf(reader: Reader, known: CatalogueAttribute): Promise<Reading | undefined> {
  if (known.type === 'number' || known.type === 'date') return known.type;
  if (known.attribute.of !== 'profile') return undefined;
  const binding = createBinding();
  const column = known.column!;
  const texts = [textOf(known, column, binding), numberOf(column, binding), timeOf(column, binding)];
  const from: Measured = { sql: rowsWith(known, binding), params: binding.params };
  const [all, numbers, dates] = await varietyOf(reader, texts, from);
  const isMost = (some: number) => some > 0 && 2 * some >= (all?.filled ?? 0);
  if (isMost(numbers?.filled ?? 0)) return 'number';
  return isMost(dates?.filled ?? 0) ? 'date' : undefined;
}
