import { pageByName, profileValues } from '../../storage/profiles.js';
import type { FieldMapping } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { describeRecord, toRecord } from '../leadspace/payload.js';

const ROWS = 3;
/** Of so many the first ones that would be sent are shown. */
const LOOKED_AT = 12;

/** Three profiles as they would be sent, made by the code that sends. */
export async function previewRows(
  reader: Reader,
  dataSet: string,
  mapping: Partial<FieldMapping>,
): Promise<{ name: string; website: string; location: string }[]> {
  const shown: { name: string; website: string; location: string }[] = [];
  if (mapping.name === undefined) return shown;
  const { rows } = await pageByName(reader, dataSet, mapping.name, { limit: LOOKED_AT });
  for (const { customerId } of rows) {
    const values = new Map((await profileValues(reader, customerId))?.values.map(({ field, value }) => [field, value]));
    const at = (field: string | undefined) => (field === undefined ? null : (values.get(field) ?? null));
    const prepared = toRecord(
      { name: at(mapping.name), website: at(mapping.website), location: at(mapping.location) },
      '',
    );
    if ('record' in prepared) shown.push(describeRecord(prepared.record));
    if (shown.length === ROWS) break;
  }
  return shown;
}
