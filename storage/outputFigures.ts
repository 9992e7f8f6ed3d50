import { VALUE_COLUMNS, type ValueField } from './answers.js';
import type { Reader } from './sql.js';

/** Figures of the output that readers see (or of `output`, while it is being made). */
export interface OutputFigures {
  buckets: Record<string, number>;
  confidence: { level: string; count: number }[];
  coverage: { field: ValueField; count: number }[];
  /** Profiles whose unknown outcome can be asked for again: the provider's address is known. */
  askable: number;
}

export async function outputFigures(reader: Reader, output: string): Promise<OutputFigures> {
  const counts = VALUE_COLUMNS.map(([, column]) => `, count(${column}) AS n_${column}`).join('');
  const rows = await reader.all(
    `SELECT bucket, count(*) AS size${counts} FROM enriched WHERE output = $1 GROUP BY bucket`,
    [output],
  );
  const levels = await reader.all(
    `SELECT coalesce(confidence, '') AS level, count(*) AS size FROM enriched WHERE output = $1 AND bucket = 'enriched'
     GROUP BY 1 ORDER BY 1`,
    [output],
  );
  const enriched = rows.find((row) => row.bucket === 'enriched');
  return {
    buckets: Object.fromEntries(rows.map((row) => [String(row.bucket), Number(row.size)])),
    confidence: levels.map((row) => ({ level: String(row.level), count: Number(row.size) })),
    coverage: VALUE_COLUMNS.map(([field, column]) => ({ field, count: Number(enriched?.[`n_${column}`] ?? 0) })),
    askable: await countAskable(reader, output),
  };
}

const ASKABLE = `FROM enriched e JOIN batch b ON b.run_id = e.request_run
  AND e.request_no >= b.first_request AND e.request_no <= b.last_request AND b.poll_path IS NOT NULL
  WHERE e.output = $1 AND e.bucket = 'unknown'`;

async function countAskable(reader: Reader, output: string): Promise<number> {
  const row = await reader.get(`SELECT count(*) AS size ${ASKABLE}`, [output]);
  return Number(row?.size ?? 0);
}

/** Batches with unknown outcomes in the output that can be asked for again. */
export async function askableBatches(reader: Reader, output: string): Promise<{ runId: string; no: number }[]> {
  const rows = await reader.all(`SELECT DISTINCT b.run_id, b.no ${ASKABLE} ORDER BY 1, 2`, [output]);
  return rows.map((row) => ({ runId: String(row.run_id), no: Number(row.no) }));
}

/** The most frequent values of a field over enriched profiles, ties by text; the empty text stands for profiles without one. */
export async function countValues(
  reader: Reader,
  output: string,
  field: ValueField,
  limit: number,
): Promise<{ value: string; count: number }[]> {
  const [, column] = VALUE_COLUMNS.find(([name]) => name === field)!;
  const rows = await reader.all(
    `SELECT coalesce(${column}, '') AS value, count(*) AS size FROM enriched WHERE output = $1 AND bucket = 'enriched'
     GROUP BY 1 ORDER BY size DESC, value LIMIT $2`,
    [output, limit],
  );
  return rows.map((row) => ({ value: String(row.value), count: Number(row.size) }));
}
