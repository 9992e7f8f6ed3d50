import type { Reader, Value, Writer } from './sql.js';

/** Columns of the enriched attributes, by the names that the rest of the product uses for them. */
export const VALUE_COLUMNS = [
  ['name', 'name', 'VARCHAR'],
  ['industry', 'industry', 'VARCHAR'],
  ['subIndustry', 'sub_industry', 'VARCHAR'],
  ['employees', 'employees', 'DOUBLE PRECISION'],
  ['employeeRange', 'employee_range', 'VARCHAR'],
  ['revenue', 'revenue', 'DOUBLE PRECISION'],
  ['revenueRange', 'revenue_range', 'VARCHAR'],
  ['country', 'country', 'VARCHAR'],
  ['state', 'state', 'VARCHAR'],
  ['city', 'city', 'VARCHAR'],
  ['region', 'region', 'VARCHAR'],
  ['street', 'street', 'VARCHAR'],
  ['postalCode', 'postal_code', 'VARCHAR'],
  ['website', 'website', 'VARCHAR'],
  ['phone', 'phone', 'VARCHAR'],
  ['ownership', 'ownership', 'VARCHAR'],
  ['naics', 'naics', 'VARCHAR'],
  ['naicsDescription', 'naics_description', 'VARCHAR'],
  ['sic', 'sic', 'VARCHAR'],
  ['sicDescription', 'sic_description', 'VARCHAR'],
  ['description', 'description', 'VARCHAR'],
  ['linkedin', 'linkedin', 'VARCHAR'],
  ['confidence', 'confidence', 'VARCHAR'],
] as const;
export type ValueField = (typeof VALUE_COLUMNS)[number][0];

/** `, name VARCHAR, …`: for the tables that hold them. */
export const valueColumnsDdl = VALUE_COLUMNS.map(([, column, type]) => `, ${column} ${type}`).join('');

export type AnswerStatus = 'enriched' | 'noMatch' | 'invalid' | 'unknown';

/** What the provider said about one request of a run; the log only grows. */
export interface Answer {
  requestNo: number;
  status: AnswerStatus;
  /** Why it is unknown. */
  reason: string | null;
  answeredAt: number;
  /** Only what the provider gave. */
  values: Partial<Record<ValueField, string | number>>;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS answer (
    run_id VARCHAR NOT NULL, request_no BIGINT NOT NULL, status VARCHAR NOT NULL, reason VARCHAR,
    answered_at BIGINT NOT NULL${valueColumnsDdl})`,
  // All that the provider said in one answer, packed: as a text a record it made checkpoints ten times as heavy (measured).
  `CREATE TABLE IF NOT EXISTS raw_answers (
    run_id VARCHAR NOT NULL, batch_no BIGINT NOT NULL, records BIGINT NOT NULL, packed VARCHAR NOT NULL)`,
];

export async function addAnswers(tx: Writer, runId: string, answers: Iterable<Answer>): Promise<void> {
  function* rows(): Iterable<Value[]> {
    for (const it of answers) {
      const values = VALUE_COLUMNS.map(([field]) => it.values[field] ?? null);
      yield [runId, it.requestNo, it.status, it.reason, it.answeredAt, ...values];
    }
  }
  await tx.append('answer', rows());
}

/** Before known answers take their place. */
export async function deleteUnknown(tx: Writer, runId: string, first: number, last: number): Promise<void> {
  await tx.run(
    "DELETE FROM answer WHERE run_id = $1 AND request_no >= $2 AND request_no <= $3 AND status = 'unknown'",
    [runId, first, last],
  );
}

/** Numbers of requests of a run between `first` and `last` whose answer is unknown. */
export async function unknownRequests(tx: Writer, runId: string, first: number, last: number): Promise<Set<number>> {
  const rows = await tx.all(
    "SELECT request_no FROM answer WHERE run_id = $1 AND request_no >= $2 AND request_no <= $3 AND status = 'unknown'",
    [runId, first, last],
  );
  return new Set(rows.map((row) => Number(row.request_no)));
}

/** What the provider said in answer to a batch, packed into one text; what was kept of the batch before is replaced. */
export async function putRawAnswers(
  tx: Writer,
  batch: { runId: string; no: number },
  raw: { records: number; packed: string },
): Promise<void> {
  await tx.run('DELETE FROM raw_answers WHERE run_id = $1 AND batch_no = $2', [batch.runId, batch.no]);
  await tx.run('INSERT INTO raw_answers VALUES ($1, $2, $3, $4)', [batch.runId, batch.no, raw.records, raw.packed]);
}

/** Undefined where the batch was never answered, or its answer is kept no more. */
export async function rawAnswers(reader: Reader, runId: string, batchNo: number): Promise<string | undefined> {
  const row = await reader.get('SELECT packed FROM raw_answers WHERE run_id = $1 AND batch_no = $2', [runId, batchNo]);
  return row && String(row.packed);
}

/** Takes the answers of a run away. */
export async function deleteAnswers(tx: Writer, runId: string): Promise<void> {
  for (const table of ['answer', 'raw_answers']) await tx.run(`DELETE FROM ${table} WHERE run_id = $1`, [runId]);
}
