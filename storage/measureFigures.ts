import type { Reader, Row, Value } from './sql.js';

/**
 * SQL of profiles with its parameters from `$1`. `amount` (double precision): what counts of the profile, null for nothing. `folded`:
 * what it is grouped by, null for no value; `spelled`: as the profile has it.
 */
export interface Measured {
  sql: string;
  params: readonly Value[];
}

/** Sums over profiles; `total`, `lowest` and `highest` are null where nobody has anything that counts. */
export interface Sums {
  profiles: number;
  counted: number;
  total: number | null;
  lowest: number | null;
  highest: number | null;
}

const SUMS = `count(*) AS profiles, count(amount) AS counted, sum(amount) AS total, min(amount) AS lowest, max(amount) AS highest`;

/** Sums of sums. */
const ADDED = `CAST(sum(profiles) AS BIGINT) AS profiles, CAST(sum(counted) AS BIGINT) AS counted, sum(total) AS total,
  min(lowest) AS lowest, max(highest) AS highest`;

/** Over all of them. */
export async function sumUp(reader: Reader, { sql, params }: Measured): Promise<Sums> {
  return toSums(await reader.get(`SELECT ${SUMS} FROM (${sql}) AS measured`, params));
}

export interface GroupSums extends Sums {
  kind: 'value' | 'others' | 'none';
  /** In the spelling that most of its profiles have, or else that sorts first. */
  spelled: string;
  /** How many values it stands for. */
  values: number;
}

/** Groups with most profiles first, at most `most`; then all others together, then those without a value. */
export async function sumUpGroups(reader: Reader, { sql, params }: Measured, most: number): Promise<GroupSums[]> {
  const limit = `$${params.length + 1}`;
  const rows = await reader.all(
    `WITH spellings AS (SELECT folded, spelled, ${SUMS} FROM (${sql}) AS measured GROUP BY folded, spelled),
     ranked AS (
       SELECT *, row_number() OVER (PARTITION BY folded ORDER BY profiles DESC, spelled) AS spelling FROM spellings),
     whole AS (
       SELECT folded, max(CASE WHEN spelling = 1 THEN spelled END) AS spelled, ${ADDED} FROM ranked GROUP BY folded),
     placed AS (
       SELECT *, row_number() OVER (
         ORDER BY CASE WHEN folded IS NULL THEN 1 ELSE 0 END, profiles DESC, folded) AS place FROM whole),
     stretches AS (
       SELECT *, CASE WHEN folded IS NULL THEN ${limit} + 2 WHEN place <= ${limit} THEN place ELSE ${limit} + 1 END AS stretch
       FROM placed)
     SELECT stretch, max(spelled) AS spelled, count(*) AS group_values, ${ADDED} FROM stretches
     GROUP BY stretch ORDER BY stretch`,
    [...params, most],
  );
  return rows.map((row) => ({
    kind: kindOf(Number(row.stretch), most),
    spelled: String(row.spelled ?? ''),
    values: Number(row.group_values),
    ...toSums(row),
  }));
}

const kindOf = (stretch: number, most: number): GroupSums['kind'] =>
  stretch <= most ? 'value' : stretch === most + 1 ? 'others' : 'none';

const toSums = (row: Row | undefined): Sums => ({
  profiles: Number(row?.profiles ?? 0),
  counted: Number(row?.counted ?? 0),
  total: numberOr(row?.total),
  lowest: numberOr(row?.lowest),
  highest: numberOr(row?.highest),
});

const numberOr = (value: Value | undefined): number | null => (value == null ? null : Number(value));

/** Of the values that an expression has over `from`: how many rows have one, how many differ. */
export interface Variety {
  filled: number;
  different: number;
}

/**
 * The variety of several expressions, in their order. They are texts in SQL, null where a row has none; their parameters are those
 * of `from`. `most`: so many rows are looked at.
 */
export async function varietyOf(
  reader: Reader,
  texts: readonly string[],
  from: Measured,
  most?: number,
): Promise<Variety[]> {
  if (texts.length === 0) return [];
  const inner = texts.map((text, place) => `${text} AS t${place}`).join(', ');
  const counts = texts.map((_, place) => `count(t${place}) AS f${place}, count(DISTINCT t${place}) AS d${place}`);
  const limit = most === undefined ? '' : ` LIMIT ${Math.trunc(most)}`;
  const row = await reader.get(
    `SELECT ${counts.join(', ')} FROM (SELECT ${inner} FROM ${from.sql}${limit}) AS looked_at`,
    from.params,
  );
  return texts.map((_, place) => ({
    filled: Number(row?.[`f${place}`] ?? 0),
    different: Number(row?.[`d${place}`] ?? 0),
  }));
}
