import { columnOf } from './fields.js';
import { listSources, sourceFields } from './sources.js';
import type { Reader } from './sql.js';

/**
 * An expression over the view `customer` for the name that a profile is shown with, never empty: the column of its source that
 * looks like a company name, or else its key.
 */
export async function shownName(reader: Reader): Promise<string> {
  const cases: string[] = [];
  for (const { no } of await listSources(reader)) {
    const field = (await sourceFields(reader, no)).find(({ guess }) => guess === 'companyName');
    if (field) cases.push(`WHEN source_no = ${no} THEN nullif(trim(${columnOf(field.fieldId)}), '')`);
  }
  return cases.length === 0 ? 'source_key' : `coalesce(CASE ${cases.join(' ')} END, source_key)`;
}
