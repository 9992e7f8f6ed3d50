import { shownName } from './shownName.js';
import type { Reader, Value } from './sql.js';

/** Profiles that were asked for in words: the first by CustomerId, and how many there are. */
export interface FoundProfiles {
  first: number;
  count: number;
}

export function profilesWithId(reader: Reader, customerId: number): Promise<FoundProfiles | undefined> {
  return found(reader, 'customer WHERE customer_id = $1', [customerId]);
}

/** Those that have an e-mail address or phone number among their contacts; it compares as it is kept there, normalised. */
export function profilesWithContact(
  reader: Reader,
  { kind, value }: { kind: string; value: string },
): Promise<FoundProfiles | undefined> {
  return found(reader, 'profile_contacts WHERE kind = $1 AND value = $2', [kind, value]);
}

/** Those that are shown with this name, in any letter case; else those whose name contains it. */
export async function profilesNamed(reader: Reader, name: string): Promise<FoundProfiles | undefined> {
  const shown = await shownName(reader);
  const exact = await found(reader, `customer WHERE lower(${shown}) = lower($1)`, [name]);
  return exact ?? found(reader, `customer WHERE strpos(lower(${shown}), lower($1)) > 0`, [name]);
}

/** The name that a profile is shown with; undefined when it is in no present snapshot. */
export async function nameOfProfile(reader: Reader, customerId: number): Promise<string | undefined> {
  const shown = await shownName(reader);
  const row = await reader.get(`SELECT ${shown} AS name FROM customer WHERE customer_id = $1`, [customerId]);
  return row && String(row.name);
}

async function found(reader: Reader, from: string, params: readonly Value[]): Promise<FoundProfiles | undefined> {
  const row = await reader.get(
    `SELECT min(customer_id) AS first, count(DISTINCT customer_id) AS size FROM ${from}`,
    params,
  );
  return row?.first == null ? undefined : { first: Number(row.first), count: Number(row.size) };
}
