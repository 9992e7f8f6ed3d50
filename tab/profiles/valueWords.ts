import type { SortField, TableRow } from '../../services/results/tableView.js';
import type { Bucket, EnrichedField } from '../../services/results.js';
import type { Words } from '../words.js';

/** HIGH is "high"; a level that nobody knows yet is shown as it is. */
export const levelName = (level: string, { run }: Words): string => run.levels[level] ?? level;

/** Enriched, or skipped (no company name). */
export function outcomeOf({ bucket, reason }: { bucket: Bucket; reason?: string }, { run, results }: Words): string {
  return reason === undefined ? run.buckets[bucket] : `${run.buckets[bucket]} (${results.reasons[reason] ?? reason})`;
}

/** An enriched value as it is read; undefined where there is none. */
export function enrichedValue(field: EnrichedField, value: string | number | undefined, words: Words) {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number') return words.number(value);
  return field === 'confidence' ? levelName(value, words) : value;
}

/** What stands in one cell of the table. */
export function cellOf(row: TableRow, column: SortField, words: Words): string | undefined {
  if (column === 'ownName') return row.ownName;
  // An identifier, not an amount: no separators.
  if (column === 'customerId') return String(row.customerId);
  if (column === 'bucket') return outcomeOf(row, words);
  if (column === 'answeredAt') return row.answeredAt === undefined ? undefined : words.dateTime(row.answeredAt);
  return enrichedValue(column, row.values[column], words);
}
