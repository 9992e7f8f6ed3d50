import { ENTITY_FIELDS, entityFieldSets } from './entityFields.js';
import { entityVersion, sourcesSignature } from './entityVersions.js';
import { columnOf, fieldIds } from './fields.js';
import { findSegmentOutput } from './segmentMembers.js';
import type { FieldMapping } from './settings.js';
import { listSources } from './sources.js';
import type { Reader, Value } from './sql.js';

/**
 * The Customer entity as readers see it. The view `customer` (customer_id BIGINT, source_no BIGINT, source_key VARCHAR,
 * row_no BIGINT, and `f<id>` VARCHAR for every field of the catalogue) holds the newest snapshots of all sources; one
 * statement over it sees either the snapshots before a refresh or those after, never a mixture.
 */
export const ddl: string[] = [
  `CREATE VIEW IF NOT EXISTS customer AS SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS BIGINT) AS source_no,
    CAST(NULL AS VARCHAR) AS source_key, CAST(NULL AS BIGINT) AS row_no WHERE 1 = 0`,
  // For ever: a row that is absent from a file and comes back gets the CustomerId that it had.
  `CREATE TABLE IF NOT EXISTS profile_links (
    customer_id BIGINT NOT NULL, source_no BIGINT NOT NULL, source_key VARCHAR NOT NULL)`,
];

/** The entity of all profiles. Every other data set is a segment, by its id; one that was never refreshed is empty. */
export const CUSTOMER = 'Customer';

export interface MappedProfile {
  customerId: number;
  /** Byte for byte as in the source; empty where the source has nothing. */
  name: string;
  website: string;
  location: string;
}

/** Yields the mapped fields of all profiles of a data set by ascending CustomerId, in blocks of about 2,000. */
export async function* streamMapped(
  reader: Reader,
  dataSet: string,
  mapping: Partial<FieldMapping>,
): AsyncIterable<MappedProfile[]> {
  const [name, website, location] = await columns(reader, [mapping.name, mapping.website, mapping.location]);
  const { from, params } = entity(dataSet, 1);
  const sql = `SELECT customer_id, ${name} AS name, ${website} AS website, ${location} AS location
    FROM ${from} ORDER BY customer_id`;
  for await (const rows of reader.stream(sql, params)) {
    yield rows.map((row) => ({
      customerId: Number(row.customer_id),
      name: String(row.name),
      website: String(row.website),
      location: String(row.location),
    }));
  }
}

/** Differs whenever the profiles of a data set may differ: snapshots, and members of a segment, are never changed in place. */
export async function snapshotSignature(reader: Reader, dataSet: string): Promise<string> {
  const { no } = await entityVersion(reader);
  const profiles = no > 0 ? `unified.${no}` : await sourcesSignature(reader);
  if (dataSet === CUSTOMER) return profiles;
  return `${(await findSegmentOutput(reader, dataSet))?.output ?? ''} ${profiles}`;
}

/** From the counters of the sources or of the last unification, or of the segment's last refresh, not from a scan. */
export async function countProfiles(reader: Reader, dataSet: string = CUSTOMER): Promise<number> {
  if (dataSet !== CUSTOMER) return (await findSegmentOutput(reader, dataSet))?.members ?? 0;
  const { no, profiles } = await entityVersion(reader);
  if (no > 0) return profiles;
  return (await listSources(reader)).reduce((sum, source) => sum + source.profiles, 0);
}

/** SQL for the CustomerIds of about one profile in fifty, for estimates: scattered, so that nothing that repeats along a file falls in with it. */
export const SAMPLE = 'SELECT customer_id FROM customer WHERE customer_id % 1009 % 50 = 7';

export async function sampleSize(reader: Reader): Promise<number> {
  const row = await reader.get(`SELECT count(*) AS size FROM (${SAMPLE}) AS sample`);
  return Number(row?.size ?? 0);
}

export interface StoredProfile {
  customerId: number;
  source: { id: string; name: string; file: string; key: string };
  /** All fields of the source in the order of its file; where sources are unified, of the Customer entity. */
  values: { field: string; value: string }[];
}

/** One profile with all that its source says; undefined when it is in no present snapshot. */
export async function profileValues(reader: Reader, customerId: number): Promise<StoredProfile | undefined> {
  const row = await reader.get('SELECT * FROM customer WHERE customer_id = $1', [customerId]);
  if (!row) return undefined;
  const sourceNo = Number(row.source_no);
  const source = await reader.get('SELECT source_id, name, file FROM data_sources WHERE source_no = $1', [sourceNo]);
  const fields =
    (await entityFieldSets(reader)).find((set) => set.no === ENTITY_FIELDS || set.no === sourceNo)?.fields ?? [];
  return {
    customerId,
    source: {
      id: String(source?.source_id),
      name: String(source?.name),
      file: String(source?.file),
      key: String(row.source_key),
    },
    values: fields.map((field) => ({ field: field.name, value: String(row[columnOf(field.fieldId)] ?? '') })),
  };
}

export interface NamePage {
  rows: { customerId: number; name: string }[];
  /** There are more in the direction that was asked for. */
  more: boolean;
}

/** A page by CustomerId: after or before a key. `search` is contained in the name, in any letter case. */
export async function pageByName(
  reader: Reader,
  dataSet: string,
  nameField: string,
  page: { search?: string; after?: number; before?: number; limit: number },
): Promise<NamePage> {
  const [name] = await columns(reader, [nameField]);
  const backwards = page.before !== undefined && page.after === undefined;
  const key = (backwards ? page.before : page.after) ?? -1;
  const { from, params } = entity(dataSet, 4);
  const rows = await reader.all(
    `SELECT customer_id, ${name} AS name FROM ${from}
     WHERE customer_id ${backwards ? '<' : '>'} $1 AND ($2 = '' OR strpos(lower(${name}), lower($2)) > 0)
     ORDER BY customer_id ${backwards ? 'DESC' : 'ASC'} LIMIT $3`,
    [key, page.search ?? '', page.limit + 1, ...params],
  );
  const found = rows
    .slice(0, page.limit)
    .map((row) => ({ customerId: Number(row.customer_id), name: String(row.name) }));
  return { rows: backwards ? found.reverse() : found, more: rows.length > page.limit };
}

/** How many profiles have `search` in the name, in any letter case. Scans the column: about 50 ms for a million. */
export async function countByName(reader: Reader, dataSet: string, nameField: string, search = ''): Promise<number> {
  if (search === '') return countProfiles(reader, dataSet);
  const [name] = await columns(reader, [nameField]);
  const { from, params } = entity(dataSet, 2);
  const row = await reader.get(`SELECT count(*) AS size FROM ${from} WHERE strpos(lower(${name}), lower($1)) > 0`, [
    search,
    ...params,
  ]);
  return Number(row?.size ?? 0);
}

/**
 * An expression over the view `customer` for each field, never null, for those who join it with tables of their own.
 * A field that no source ever had is empty everywhere.
 */
export async function columns(reader: Reader, fields: readonly (string | undefined)[]): Promise<string[]> {
  const ids = await fieldIds(
    reader,
    fields.filter((field) => field !== undefined),
  );
  return fields.map((field) => {
    const id = field === undefined ? undefined : ids.get(field);
    return id === undefined ? `''` : `coalesce(${columnOf(id)}, '')`;
  });
}

/** The profiles of a data set as a table. The id of a segment is bound, as the parameter of the number `place`. */
function entity(dataSet: string, place: number): { from: string; params: Value[] } {
  if (dataSet === CUSTOMER) return { from: 'customer', params: [] };
  const members = `(SELECT customer_id FROM current_member WHERE segment_id = $${place})`;
  const from = `(SELECT c.* FROM ${members} AS m JOIN customer c ON c.customer_id = m.customer_id) AS members`;
  return { from, params: [dataSet] };
}
