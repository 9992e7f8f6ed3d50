import type { Reader, Sql, Writer } from './sql.js';

/** One row: which unification readers see, what it was made of, and the number of the next. */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS entity_versions (
    next_no BIGINT NOT NULL, entity_no BIGINT NOT NULL, profiles BIGINT NOT NULL, basis VARCHAR, unified_at BIGINT,
    figures VARCHAR)`,
];

export interface EntityVersion {
  /** 0: the Customer entity is what the sources hold, row by row. */
  no: number;
  profiles: number;
  /** Snapshots and definition that it was made of. */
  basis?: string;
  /** Epoch milliseconds. */
  at?: number;
  /** JSON: what the service counted of it. */
  figures?: string;
}

export async function entityVersion(reader: Reader): Promise<EntityVersion> {
  const row = await reader.get('SELECT * FROM entity_versions');
  if (!row) return { no: 0, profiles: 0 };
  return {
    no: Number(row.entity_no),
    profiles: Number(row.profiles),
    ...(row.basis !== null && { basis: String(row.basis) }),
    ...(row.unified_at !== null && { at: Number(row.unified_at) }),
    ...(row.figures !== null && { figures: String(row.figures) }),
  };
}

export async function putEntityVersion(tx: Writer, version: EntityVersion): Promise<void> {
  const { no, profiles, basis = null, at = null, figures = null } = version;
  await tx.run('UPDATE entity_versions SET entity_no = $1, profiles = $2, basis = $3, unified_at = $4, figures = $5', [
    no,
    profiles,
    basis,
    at,
    figures,
  ]);
}

/** A number for the tables of a unification or preview: never used before, and never again. */
export function nextUnifyNo(sql: Sql): Promise<number> {
  return sql.write(async (tx) => {
    const row = await tx.get('SELECT next_no FROM entity_versions');
    if (!row) await tx.run('INSERT INTO entity_versions VALUES (2, 0, 0, NULL, NULL, NULL)');
    else await tx.run('UPDATE entity_versions SET next_no = next_no + 1');
    return Number(row?.next_no ?? 1);
  });
}

/** Differs whenever a source of profiles was read again, came or went. */
export async function sourcesSignature(reader: Reader): Promise<string> {
  const rows = await reader.all(
    `SELECT source_no, generation FROM data_sources
     WHERE removed_at IS NULL AND coalesce(kind, 'profiles') = 'profiles' AND generation > 0 ORDER BY source_no`,
  );
  return rows.map((row) => `${row.source_no}.${row.generation}`).join(' ');
}
