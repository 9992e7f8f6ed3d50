import { columnOf } from './fields.js';
import type { Reader } from './sql.js';
import { isFilled, WHITESPACE } from './staging.js';
import type { ChangedColumn } from './unifyPlan.js';

const TIMES = ['', ' %H:%M', ' %H:%M:%S'];
/** With an offset, which a cast would pass over. */
const OFFSETS = ["'%Y-%m-%dT%H:%M:%S%z'", "'%Y-%m-%dT%H:%M:%S.%g%z'", "'%Y-%m-%d %H:%M:%S%z'"].join(', ');
const ORDERS = { dayFirst: '%d-%m-%Y', monthFirst: '%m-%d-%Y' } as const;

/**
 * SQL: when a row was last changed, as a DOUBLE to compare by. Dates and times as epoch milliseconds (without a zone UTC, without a
 * time the start of the day), whole and decimal numbers as they are, NULL for everything else. `column` is SQL of a text.
 */
export function changedAt(column: string, order: ChangedColumn['order']): string {
  const text = `trim(${column})`;
  const dashed = `replace(replace(${text}, '/', '-'), '.', '-')`;
  const formats = TIMES.map((time) => `'${ORDERS[order]}${time}'`).join(', ');
  return `CASE WHEN regexp_matches(${text}, '^-?[0-9]+([.][0-9]+)?$') THEN try_cast(${text} AS DOUBLE)
    ELSE CAST(coalesce(epoch_ms(try_strptime(${text}, [${OFFSETS}])), epoch_ms(try_cast(${text} AS TIMESTAMP)),
      epoch_ms(try_strptime(${dashed}, [${formats}]))) AS DOUBLE) END`;
}

/** Whether 03/04/2026 has its day or its month first in a column: the day, unless a value can only be read the other way. */
export async function readChangedOrder(reader: Reader, table: string, field: number): Promise<ChangedColumn['order']> {
  const column = columnOf(field);
  const only = (order: ChangedColumn['order'], other: ChangedColumn['order']) =>
    `count(*) FILTER (WHERE (${changedAt(column, order)}) IS NOT NULL AND (${changedAt(column, other)}) IS NULL)`;
  const row = await reader.get(
    `SELECT ${only('monthFirst', 'dayFirst')} AS month, ${only('dayFirst', 'monthFirst')} AS day
     FROM ${table} WHERE ${isFilled(column)}`,
    [WHITESPACE],
  );
  return Number(row?.month) > Number(row?.day) ? 'monthFirst' : 'dayFirst';
}
