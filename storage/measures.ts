import type { Reader, Row, Value, Writer } from './sql.js';

/**
 * What the measures came to. `measure_point` is the trend of a measure, numbered as it was counted; `definition` is the hash of
 * what was counted: points of another definition than now are not read, and go when the next one comes. `basis` says of which
 * profiles, members, consent and outputs it was counted. `measure_group` are the groups of the newest point alone: their values
 * are data of profiles. `measure_refresh` is the newest refresh that was asked for, how it ended, and whether a restart has to take it
 * up again; `failure` is JSON of what an administrator can put right.
 */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS measure_point (
    measure_id VARCHAR NOT NULL, point_no BIGINT NOT NULL, counted_at BIGINT NOT NULL, unit VARCHAR NOT NULL,
    figure DOUBLE PRECISION, counted BIGINT NOT NULL, profiles BIGINT NOT NULL, definition VARCHAR NOT NULL,
    basis VARCHAR NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS measure_group (
    measure_id VARCHAR NOT NULL, place BIGINT NOT NULL, kind VARCHAR NOT NULL, value VARCHAR, group_values BIGINT NOT NULL,
    figure DOUBLE PRECISION, counted BIGINT NOT NULL, profiles BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS measure_refresh (
    measure_id VARCHAR NOT NULL, refresh_id VARCHAR NOT NULL, state VARCHAR NOT NULL, failure VARCHAR,
    PRIMARY KEY (measure_id))`,
];

/** So many points of a measure are kept. */
const MOST_POINTS = 500;

/** A figure and what it rests on; `figure` is absent where there was nothing to count. */
export interface Figure {
  figure?: number;
  /** Profiles with a value. */
  counted: number;
  profiles: number;
}

export interface StoredPoint extends Figure {
  /** Epoch milliseconds. */
  at: number;
  unit: string;
  definition: string;
  basis: string;
}

export interface StoredGroup extends Figure {
  kind: 'value' | 'others' | 'none';
  /** Of `value` alone. */
  value?: string;
  /** How many values it stands for. */
  values: number;
}

/** Enters a point with its groups. Those of before, and points of another definition or beyond the newest 500, go. */
export async function putFigure(
  tx: Writer,
  measureId: string,
  point: StoredPoint,
  groups: readonly StoredGroup[],
): Promise<void> {
  const row = await tx.get('SELECT coalesce(max(point_no), 0) AS last FROM measure_point WHERE measure_id = $1', [
    measureId,
  ]);
  const no = Number(row?.last ?? 0) + 1;
  await tx.run('INSERT INTO measure_point VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[measureId, no, point.at, point.unit, point.figure ?? null],
    ...[point.counted, point.profiles, point.definition, point.basis],
  ]);
  await tx.run('DELETE FROM measure_point WHERE measure_id = $1 AND (definition <> $2 OR point_no <= $3)', [
    ...[measureId, point.definition, no - MOST_POINTS],
  ]);
  await tx.run('DELETE FROM measure_group WHERE measure_id = $1', [measureId]);
  if (groups.length === 0) return;
  await tx.append(
    'measure_group',
    groups.map(({ kind, value, values, figure, counted, profiles }, place): Value[] => [
      ...[measureId, place, kind, value ?? null, values, figure ?? null, counted, profiles],
    ]),
  );
}

/** The points of one definition, newest first. */
export async function measurePoints(
  reader: Reader,
  measureId: string,
  definition: string,
  limit: number,
): Promise<StoredPoint[]> {
  const rows = await reader.all(
    `SELECT * FROM measure_point WHERE measure_id = $1 AND definition = $2 ORDER BY point_no DESC LIMIT $3`,
    [measureId, definition, limit],
  );
  return rows.map((row) => ({
    at: Number(row.counted_at),
    unit: String(row.unit),
    definition: String(row.definition),
    basis: String(row.basis),
    ...toFigure(row),
  }));
}

/** The groups of the newest point, in their order. */
export async function measureGroups(reader: Reader, measureId: string): Promise<StoredGroup[]> {
  const rows = await reader.all('SELECT * FROM measure_group WHERE measure_id = $1 ORDER BY place', [measureId]);
  return rows.map((row) => ({
    kind: row.kind as StoredGroup['kind'],
    ...(row.value !== null && { value: String(row.value) }),
    values: Number(row.group_values),
    ...toFigure(row),
  }));
}

const toFigure = (row: Row): Figure => ({
  ...(row.figure !== null && { figure: Number(row.figure) }),
  counted: Number(row.counted),
  profiles: Number(row.profiles),
});

export interface MeasureRefresh {
  measureId: string;
  /** Also what a failure is looked up by in the log. */
  id: string;
  state: 'Refreshing' | 'Successful' | 'Failed';
  /** JSON. */
  failure?: string;
}

/** A newer refresh takes the place of the one before. */
export async function putMeasureRefresh(tx: Writer, { measureId, id, state }: MeasureRefresh): Promise<void> {
  await tx.run(
    `INSERT INTO measure_refresh VALUES ($1, $2, $3, NULL) ON CONFLICT (measure_id) DO UPDATE SET
       refresh_id = excluded.refresh_id, state = excluded.state, failure = excluded.failure`,
    [measureId, id, state],
  );
}

/** Changes nothing where another refresh has been asked for meanwhile. */
export async function endMeasureRefresh(tx: Writer, { measureId, id, state, failure }: MeasureRefresh): Promise<void> {
  await tx.run('UPDATE measure_refresh SET state = $3, failure = $4 WHERE measure_id = $1 AND refresh_id = $2', [
    ...[measureId, id, state, failure ?? null],
  ]);
}

/** The newest refresh of every measure, by the measure's id. */
export async function measureRefreshes(reader: Reader): Promise<Map<string, MeasureRefresh>> {
  const rows = await reader.all('SELECT * FROM measure_refresh');
  return new Map(
    rows.map((row) => {
      const measureId = String(row.measure_id);
      const failure = row.failure === null ? {} : { failure: String(row.failure) };
      const state = row.state as MeasureRefresh['state'];
      return [measureId, { measureId, id: String(row.refresh_id), state, ...failure }];
    }),
  );
}

const TABLES = ['measure_point', 'measure_group', 'measure_refresh'] as const;

/** Takes all that a measure came to away. */
export async function deleteMeasureData(tx: Writer, measureId: string): Promise<void> {
  for (const table of TABLES) await tx.run(`DELETE FROM ${table} WHERE measure_id = $1`, [measureId]);
}

/** Measures of which something is kept, there or not. */
export async function keptMeasures(reader: Reader): Promise<string[]> {
  const all = TABLES.map((table) => `SELECT measure_id FROM ${table}`).join(' UNION ');
  return (await reader.all(all)).map((row) => String(row.measure_id));
}
