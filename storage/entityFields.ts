import { entityVersion } from './entityVersions.js';
import { listSources, type SourceField, sourceFields } from './sources.js';
import type { Reader } from './sql.js';

/** The number under which `source_fields` holds the fields of the unified Customer entity; sources count from 1. */
export const ENTITY_FIELDS = 0;

/** Fields of some of the profiles, with what was seen of them. */
export interface FieldSet {
  /** Of the source; ENTITY_FIELDS of all of them. */
  no: number;
  profiles: number;
  fields: SourceField[];
}

/** The fields that profiles have: those of the unified Customer entity, or of each present source, by its name. */
export async function entityFieldSets(reader: Reader): Promise<FieldSet[]> {
  const { no, profiles } = await entityVersion(reader);
  if (no > 0) return [{ no: ENTITY_FIELDS, profiles, fields: await sourceFields(reader, ENTITY_FIELDS) }];
  const sets: FieldSet[] = [];
  for (const source of await listSources(reader))
    sets.push({ no: source.no, profiles: source.profiles, fields: await sourceFields(reader, source.no) });
  return sets;
}
