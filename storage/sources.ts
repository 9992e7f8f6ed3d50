import type { Reader, Row, Writer } from './sql.js';

export type SourceKind = 'profiles' | 'consent';

/** A data source. It lives beside its snapshot, so that both change in one transaction. */
export interface StoredSource {
  id: string;
  kind: SourceKind;
  /** Number in names of tables; never reused. */
  no: number;
  name: string;
  /** Name of the file for people to read. */
  file: string;
  /** Relative to the import folder; absent for a file that was attached in the chat. */
  path?: string;
  key: string;
  emails: string[];
  phones: string[];
  /** Goes up with each snapshot; 0 before the first. */
  generation: number;
  /** Profiles; of a source of consent data its rows. */
  profiles: number;
  refreshedAt?: number;
  /** JSON: what its service knows of the columns beside key and contacts. */
  mapping: string;
}

/** A field of a source, with what was seen of it when the snapshot was made. Samples are profile values. */
export interface SourceField {
  fieldId: number;
  name: string;
  filled: number;
  samples: string[];
  guess?: string;
}

/** Sources of before there was consent data: all of them hold profiles. */
export const withKind: string[] = [
  'ALTER TABLE data_sources ADD COLUMN kind VARCHAR',
  'ALTER TABLE data_sources ADD COLUMN mapping VARCHAR',
];

export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS data_sources (
    source_id VARCHAR NOT NULL, source_no BIGINT NOT NULL, name VARCHAR NOT NULL, file VARCHAR NOT NULL, path VARCHAR,
    key_field VARCHAR NOT NULL, emails VARCHAR NOT NULL, phones VARCHAR NOT NULL, generation BIGINT NOT NULL,
    profiles BIGINT NOT NULL, refreshed_at BIGINT, removed_at BIGINT, kind VARCHAR, mapping VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS source_fields (
    source_no BIGINT NOT NULL, place BIGINT NOT NULL, field_id BIGINT NOT NULL, filled BIGINT NOT NULL,
    samples VARCHAR NOT NULL, guess VARCHAR)`,
];

/** All sources that are there, of both kinds, by name. */
export async function listAllSources(reader: Reader): Promise<StoredSource[]> {
  const rows = await reader.all('SELECT * FROM data_sources WHERE removed_at IS NULL ORDER BY lower(name), source_no');
  return rows.map(toSource);
}

/** Sources of one kind that are there, by name. */
export async function listSources(reader: Reader, kind: SourceKind = 'profiles'): Promise<StoredSource[]> {
  const rows = await reader.all(
    `SELECT * FROM data_sources WHERE removed_at IS NULL AND coalesce(kind, 'profiles') = $1
     ORDER BY lower(name), source_no`,
    [kind],
  );
  return rows.map(toSource);
}

/**
 * The source of this id, or of this name in any letter case (and of this kind), also one that was removed: a source that comes
 * back under its name keeps its number, and its profiles their CustomerIds. One that is there goes before one that was.
 */
export async function findSource(
  reader: Reader,
  by: { id: string } | { name: string; kind?: SourceKind },
): Promise<(StoredSource & { removed: boolean }) | undefined> {
  const [where, value] = 'id' in by ? ['source_id = $1', by.id] : ['lower(name) = lower($1)', by.name];
  const kind = 'id' in by ? null : (by.kind ?? null);
  const row = await reader.get(
    `SELECT * FROM data_sources WHERE ${where} AND ($2 IS NULL OR coalesce(kind, 'profiles') = $2)
     ORDER BY CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END, source_no LIMIT 1`,
    [value, kind],
  );
  return row && { ...toSource(row), removed: row.removed_at !== null };
}

export async function nextSourceNo(reader: Reader): Promise<number> {
  const row = await reader.get('SELECT coalesce(max(source_no), 0) + 1 AS next FROM data_sources');
  return Number(row?.next ?? 1);
}

/** Enters a source, or puts it in the place of the one with its id. */
export async function putSource(tx: Writer, source: StoredSource): Promise<void> {
  await tx.run('DELETE FROM data_sources WHERE source_id = $1', [source.id]);
  await tx.run('INSERT INTO data_sources VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, $12, $13)', [
    source.id,
    source.no,
    source.name,
    source.file,
    source.path ?? null,
    source.key,
    JSON.stringify(source.emails),
    JSON.stringify(source.phones),
    source.generation,
    source.profiles,
    source.refreshedAt ?? null,
    source.kind,
    source.mapping,
  ]);
}

/** Marks a source as removed; its row stays, since its number and its links must never be given to another. */
export async function markRemoved(tx: Writer, id: string, at: number): Promise<void> {
  await tx.run('UPDATE data_sources SET removed_at = $2, profiles = 0 WHERE source_id = $1', [id, at]);
}

/** Fields of a source in the order of its file. */
export async function sourceFields(reader: Reader, sourceNo: number): Promise<SourceField[]> {
  const rows = await reader.all(
    `SELECT s.field_id, f.name, s.filled, s.samples, s.guess FROM source_fields s JOIN fields f ON f.field_id = s.field_id
     WHERE s.source_no = $1 ORDER BY s.place`,
    [sourceNo],
  );
  return rows.map((row) => ({
    fieldId: Number(row.field_id),
    name: String(row.name),
    filled: Number(row.filled),
    samples: JSON.parse(String(row.samples)) as string[],
    ...(row.guess !== null && { guess: String(row.guess) }),
  }));
}

export async function putSourceFields(
  tx: Writer,
  sourceNo: number,
  fields: readonly Omit<SourceField, 'name'>[],
): Promise<void> {
  await tx.run('DELETE FROM source_fields WHERE source_no = $1', [sourceNo]);
  await tx.append(
    'source_fields',
    fields.map((field, place) => [
      sourceNo,
      place,
      field.fieldId,
      field.filled,
      JSON.stringify(field.samples),
      field.guess ?? null,
    ]),
  );
}

function toSource(row: Row): StoredSource {
  return {
    id: String(row.source_id),
    kind: row.kind === 'consent' ? 'consent' : 'profiles',
    no: Number(row.source_no),
    name: String(row.name),
    file: String(row.file),
    ...(row.path !== null && { path: String(row.path) }),
    key: String(row.key_field),
    emails: JSON.parse(String(row.emails)) as string[],
    phones: JSON.parse(String(row.phones)) as string[],
    generation: Number(row.generation),
    profiles: Number(row.profiles),
    ...(row.refreshed_at !== null && { refreshedAt: Number(row.refreshed_at) }),
    mapping: row.mapping == null ? '{}' : String(row.mapping),
  };
}
