import { folded, ProfileMapping } from '../consent/mapping.js';
import type { DataSources } from '../dataSources.js';
import { ServiceError } from '../errors.js';
import type { ImportChoice } from './importing.js';

const LONGEST_NAME = 100;

/** The name of a source as it is kept. @throws `nameMissing` */
export function sourceNameOf(typed: string): string {
  const name = typed.trim().slice(0, LONGEST_NAME);
  if (!name) throw new ServiceError('nameMissing');
  return name;
}

/** @throws `fieldUnknown` for the first that the file does not have */
export function requireKnown(columns: readonly string[], chosen: readonly (string | undefined)[]): void {
  for (const field of chosen)
    if (field !== undefined && !columns.includes(field))
      throw new ServiceError('fieldUnknown', { field: field.slice(0, LONGEST_NAME) });
}

/** What the form of a source of profiles says. @throws `nameMissing`, `keyMissing`, `fieldUnknown`, `fieldTwice` */
export function checkedProfiles(choice: Parameters<DataSources['start']>[2], columns: readonly string[]): ImportChoice {
  const sourceName = sourceNameOf(choice.name);
  if (!choice.key) throw new ServiceError('keyMissing');
  const { key, region, consent } = choice;
  const emails = [...new Set(choice.emails)];
  const phones = [...new Set(choice.phones)];
  const mapping = ProfileMapping.parse({ region, ...(consent?.columns.length && { consent }) });
  const consentColumns = mapping.consent?.columns ?? [];
  requireKnown(columns, [key, ...emails, ...phones, ...consentColumns.flatMap(({ column, date }) => [column, date])]);
  requireOnce(consentColumns);
  return { kind: 'profiles', sourceName, key, emails, phones, mapping };
}

/** A profile says one thing to an option. @throws `fieldTwice` */
function requireOnce(columns: readonly { column: string; option: string }[]): void {
  const options = new Set<string>();
  for (const { column, option } of columns) {
    const key = folded(option);
    if (key === '' || options.has(key)) throw new ServiceError('fieldTwice', { field: column });
    options.add(key);
  }
}
