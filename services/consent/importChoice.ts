import type { Reader } from '../../storage/sql.js';
import type { ConsentImports } from '../consentImports.js';
import { ServiceError } from '../errors.js';
import { requireKnown, sourceNameOf } from '../import/choice.js';
import type { ImportChoice } from '../import/importing.js';
import { inspectFile } from '../import/inspect.js';
import { guessOrder, isAmbiguous } from './dates.js';
import { type FirstRows, firstRows, valuesIn } from './importSample.js';
import { ConsentMapping, folded } from './mapping.js';

/**
 * What the form of a source of consent data says, about the file as it is now.
 * @throws `nameMissing`, `identifierMissing`, `valueMissing`, `fieldUnknown`, `fieldTwice`, `dateOrderMissing`, `cardOutdated`
 */
export async function checkedConsent(
  reader: Reader,
  file: { path: string; name: string },
  choice: Parameters<ConsentImports['start']>[2],
): Promise<ImportChoice> {
  const sourceName = sourceNameOf(choice.name);
  const { key, value, option, consentId, date, expires, kind } = choice.mapping;
  if (!key) throw new ServiceError('identifierMissing');
  if (!value) throw new ServiceError('valueMissing');
  const inspection = await inspectFile(reader, file);
  const columns = [key, value, option, consentId, date, expires];
  requireKnown(inspection.columns, columns);
  requireOnce(columns);
  const mapping = withOption(sourceName, await withOrder(choice.mapping, () => firstRows(reader, file, inspection)));
  const contacts = { emails: kind === 'email' ? [key] : [], phones: kind === 'phone' ? [key] : [] };
  const parsed = ConsentMapping.safeParse(mapping);
  // The form checks each part: what fails here did not come from it.
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return { kind: 'consent', sourceName, key, ...contacts, mapping: parsed.data };
}

/** A column says one thing. @throws `fieldTwice` */
function requireOnce(columns: readonly (string | undefined)[]): void {
  const chosen = columns.filter((column) => column !== undefined);
  const twice = chosen.find((column, place) => chosen.indexOf(column) !== place);
  if (twice !== undefined) throw new ServiceError('fieldTwice', { field: twice });
}

/** The order of dates that the file itself decides need not be said. @throws `dateOrderMissing` */
async function withOrder(mapping: ConsentMapping, rows: () => Promise<FirstRows>): Promise<ConsentMapping> {
  const dates = [mapping.date, mapping.expires].filter((column) => column !== undefined);
  if (mapping.dateOrder || dates.length === 0) return mapping;
  const first = await rows();
  const values = dates.flatMap((column) => valuesIn(first, column));
  if (isAmbiguous(values)) throw new ServiceError('dateOrderMissing');
  const dateOrder = guessOrder(values);
  return dateOrder ? { ...mapping, dateOrder } : mapping;
}

/** Without a column the one option is named after the source: what was said of it holds for whatever the source is called. */
function withOption(sourceName: string, mapping: ConsentMapping): ConsentMapping {
  if (mapping.option !== undefined) return mapping;
  const only = [folded(sourceName)];
  if (mapping.reversed.length > 0) return { ...mapping, reversed: only, straight: [] };
  return { ...mapping, straight: mapping.straight.length > 0 ? only : [] };
}
