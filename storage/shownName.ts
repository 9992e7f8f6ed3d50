import { ENTITY_FIELDS, entityFieldSets } from './entityFields.js';
import { columnOf } from './fields.js';
import type { Reader } from './sql.js';

/**
 * An expression over the view `customer` for the name that a profile is shown with, never empty: the column of its source, or of the
 * unified entity, that looks like a company name, or else its key.
 */
export async function shownName(reader: Reader): Promise<string> {
  const cases: string[] = [];
  for (const { no, fields } of await entityFieldSets(reader)) {
    const field = fields.find(({ guess }) => guess === 'companyName');
    const which = no === ENTITY_FIELDS ? 'TRUE' : `source_no = ${no}`;
    if (field) cases.push(`WHEN ${which} THEN nullif(trim(${columnOf(field.fieldId)}), '')`);
  }
  return cases.length === 0 ? 'source_key' : `coalesce(CASE ${cases.join(' ')} END, source_key)`;
}
