import type { SourceField } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import { countFilled, firstProfiles } from '../../storage/staging.js';
import { guessColumns } from './guess.js';

const ROWS_LOOKED_AT = 200;
const LONGEST_SAMPLE = 100;

/** Fill, samples and guesses of the fields of a table of profiles; counted once, so that no form ever has to wait for a scan. */
export async function describeFields(
  reader: Reader,
  { table, fields, columns }: { table: string; fields: readonly number[]; columns: readonly string[] },
): Promise<Omit<SourceField, 'name'>[]> {
  if (fields.length === 0) return [];
  const filled = await countFilled(reader, table, fields);
  const rows = await firstProfiles(reader, table, fields, ROWS_LOOKED_AT);
  const guesses = guessColumns(columns, rows);
  return fields.map((fieldId, index) => ({
    fieldId,
    filled: filled[index]!,
    samples: samplesOf(rows.map((row) => row[index]!)),
    ...(guesses[index] && { guess: guesses[index] }),
  }));
}

/** Up to three different values that are not blank, short enough to be shown. */
export function samplesOf(values: readonly (string | null)[]): string[] {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.size === 3) break;
    const text = (value ?? '').trim();
    if (text) seen.add([...text.slice(0, 2 * LONGEST_SAMPLE)].slice(0, LONGEST_SAMPLE).join(''));
  }
  return [...seen];
}
