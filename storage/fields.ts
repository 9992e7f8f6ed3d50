import type { Reader, Writer } from './sql.js';

/**
 * The catalogue of field names. Every column name of a user's file gets a number once; tables of profiles call the column
 * `f<number>`, so that no name of a user ever stands in SQL. Numbers are never reused and never forgotten.
 */
export const ddl: string[] = ['CREATE TABLE IF NOT EXISTS fields (field_id BIGINT NOT NULL, name VARCHAR NOT NULL)'];

/** The physical column of a field. */
export const columnOf = (fieldId: number): string => `f${fieldId}`;

/** Numbers of the fields among `names` that are known; names compare exactly. */
export async function fieldIds(reader: Reader, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await reader.all(`SELECT field_id, name FROM fields WHERE name IN (${places})`, names);
  return new Map(rows.map((row) => [String(row.name), Number(row.field_id)]));
}

/** Numbers of `names` in their order; names seen for the first time are entered. */
export async function enterFields(tx: Writer, names: readonly string[]): Promise<number[]> {
  const known = await fieldIds(tx, names);
  const highest = await tx.get('SELECT coalesce(max(field_id), 0) AS top FROM fields');
  let next = Number(highest?.top ?? 0);
  for (const name of names) {
    if (known.has(name)) continue;
    next += 1;
    known.set(name, next);
    await tx.run('INSERT INTO fields VALUES ($1, $2)', [next, name]);
  }
  return names.map((name) => known.get(name)!);
}

/** All fields there ever were, by number. */
export async function allFields(reader: Reader): Promise<{ id: number; name: string }[]> {
  const rows = await reader.all('SELECT field_id, name FROM fields ORDER BY field_id');
  return rows.map((row) => ({ id: Number(row.field_id), name: String(row.name) }));
}
