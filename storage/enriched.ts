import { VALUE_COLUMNS, type ValueField, valueColumnsDdl } from './answers.js';
import { deleteChanges } from './outputChanges.js';
import type { Reader, Row, Writer } from './sql.js';

/**
 * The enriched entity of every enrichment, one row a profile of its data set. `output` is the run that wrote the row; only the
 * rows of the run that `enriched_output` names are read, so that a new output appears whole and at once. `request_run` and
 * `request_no` say which request decided the bucket, `answer_run` and `answer_no` where the values come from: a profile keeps
 * its last values when a later request stays without an answer.
 */
export const ddl = [
  `CREATE TABLE IF NOT EXISTS enriched (
    output VARCHAR NOT NULL, enrichment_id VARCHAR NOT NULL, customer_id BIGINT NOT NULL, own_name VARCHAR NOT NULL,
    bucket VARCHAR NOT NULL, reason VARCHAR, send_hash VARCHAR NOT NULL, provider VARCHAR NOT NULL,
    request_run VARCHAR, request_no BIGINT, answer_run VARCHAR, answer_no BIGINT, answered_at BIGINT${valueColumnsDdl})`,
  `CREATE TABLE IF NOT EXISTS enriched_output (
    enrichment_id VARCHAR NOT NULL, run_id VARCHAR NOT NULL, version BIGINT NOT NULL, updated_at BIGINT NOT NULL,
    profiles BIGINT NOT NULL, name VARCHAR NOT NULL, sandbox BOOLEAN NOT NULL, removed_at BIGINT,
    PRIMARY KEY (enrichment_id))`,
  `CREATE VIEW IF NOT EXISTS current_output AS
    SELECT e.* FROM enriched e JOIN enriched_output o ON o.enrichment_id = e.enrichment_id AND o.run_id = e.output`,
];

/** Which output readers see. */
export interface Output {
  enrichmentId: string;
  runId: string;
  /** Raised with every change, also in place. */
  version: number;
  updatedAt: number;
  profiles: number;
  /** The enrichment's name when it was written, or when it was removed. */
  name: string;
  sandbox: boolean;
  /** Set when the enrichment was removed and its output kept. */
  removedAt: number | null;
}

export async function findOutput(reader: Reader, enrichmentId: string): Promise<Output | undefined> {
  const row = await reader.get('SELECT * FROM enriched_output WHERE enrichment_id = $1', [enrichmentId]);
  return row && toOutput(row);
}

/** The outputs of all enrichments, of removed ones whose output was kept too. */
export async function listOutputs(reader: Reader): Promise<Output[]> {
  return (await reader.all('SELECT * FROM enriched_output')).map(toOutput);
}

const toOutput = (row: Row): Output => ({
  enrichmentId: String(row.enrichment_id),
  runId: String(row.run_id),
  version: Number(row.version),
  updatedAt: Number(row.updated_at),
  profiles: Number(row.profiles),
  name: String(row.name),
  sandbox: row.sandbox === true,
  removedAt: row.removed_at == null ? null : Number(row.removed_at),
});

/** Says that the output has changed in place. */
export async function touchOutput(tx: Writer, enrichmentId: string, at: number): Promise<void> {
  await tx.run('UPDATE enriched_output SET version = version + 1, updated_at = $2 WHERE enrichment_id = $1', [
    enrichmentId,
    at,
  ]);
}

/** A row of the enriched entity. */
export interface OutputRow {
  customerId: number;
  ownName: string;
  bucket: string;
  reason: string | null;
  answeredAt: number | null;
  requestRun: string | null;
  requestNo: number | null;
  answerRun: string | null;
  answerNo: number | null;
  values: Partial<Record<ValueField, string | number>>;
}

export interface OutputPage {
  search?: string;
  after?: number;
  before?: number;
  limit: number;
}

const SEARCHED = "($2 = '' OR strpos(lower(own_name), lower($2)) > 0)";

/** By ascending CustomerId, after or before a key; `more` says whether there are others in the direction asked for. */
export async function pageOutput(
  reader: Reader,
  enrichmentId: string,
  page: OutputPage,
): Promise<{ rows: OutputRow[]; more: boolean }> {
  const backwards = page.before !== undefined && page.after === undefined;
  const key = (backwards ? page.before : page.after) ?? -1;
  const found = await reader.all(
    `SELECT * FROM current_output WHERE enrichment_id = $1 AND ${SEARCHED} AND customer_id ${backwards ? '<' : '>'} $3
     ORDER BY customer_id ${backwards ? 'DESC' : 'ASC'} LIMIT $4`,
    [enrichmentId, page.search ?? '', key, page.limit + 1],
  );
  const rows = found.slice(0, page.limit).map(toOutputRow);
  return { rows: backwards ? rows.reverse() : rows, more: found.length > page.limit };
}

/** Profiles of the output whose name contains `search`, in any letter case. */
export async function countOutput(reader: Reader, enrichmentId: string, search: string): Promise<number> {
  const row = await reader.get(`SELECT count(*) AS size FROM current_output WHERE enrichment_id = $1 AND ${SEARCHED}`, [
    enrichmentId,
    search,
  ]);
  return Number(row?.size ?? 0);
}

/** A profile of the output, with its bucket and values of before where the newest run has changed it. */
export interface ChangedRow extends OutputRow {
  before?: Pick<OutputRow, 'bucket' | 'values'>;
}

export async function outputRow(
  reader: Reader,
  enrichmentId: string,
  customerId: number,
): Promise<ChangedRow | undefined> {
  const before = ['bucket', ...VALUE_COLUMNS.map(([, column]) => column)].map((it) => `, c.${it} AS before_${it}`);
  const row = await reader.get(
    `SELECT e.*${before.join('')} FROM current_output e
     LEFT JOIN output_change c ON c.output = e.output AND c.customer_id = e.customer_id
     WHERE e.enrichment_id = $1 AND e.customer_id = $2`,
    [enrichmentId, customerId],
  );
  if (!row) return undefined;
  const isChanged = row.before_bucket !== null;
  return {
    ...toOutputRow(row),
    ...(isChanged && { before: { bucket: String(row.before_bucket), values: valuesOf(row, 'before_') } }),
  };
}

/** Takes the enriched entity away, with what is kept aside of it and what its newest run has changed. Resolves to the number of profiles. */
export async function deleteOutput(tx: Writer, enrichmentId: string): Promise<number> {
  const rows = await tx.run('DELETE FROM enriched WHERE enrichment_id = $1', [enrichmentId]);
  for (const table of ['enriched_aside', 'enriched_output'])
    await tx.run(`DELETE FROM ${table} WHERE enrichment_id = $1`, [enrichmentId]);
  await deleteChanges(tx, enrichmentId);
  return rows;
}

/** The enrichment is removed and its output stays: under this name. */
export async function keepOutput(tx: Writer, enrichmentId: string, name: string, at: number): Promise<void> {
  await tx.run('UPDATE enriched_output SET removed_at = $3, name = $2 WHERE enrichment_id = $1', [
    enrichmentId,
    name,
    at,
  ]);
}

export function toOutputRow(row: Row): OutputRow {
  const text = (name: string): string | null => (row[name] == null ? null : String(row[name]));
  const number = (name: string): number | null => (row[name] == null ? null : Number(row[name]));
  return {
    customerId: Number(row.customer_id),
    ownName: String(row.own_name),
    bucket: String(row.bucket),
    reason: text('reason'),
    answeredAt: number('answered_at'),
    requestRun: text('request_run'),
    requestNo: number('request_no'),
    answerRun: text('answer_run'),
    answerNo: number('answer_no'),
    values: valuesOf(row),
  };
}

/** Only the values that there are; of columns with this before their names. */
function valuesOf(row: Row, prefix = ''): OutputRow['values'] {
  const given = VALUE_COLUMNS.map(([field, column]) => [field, row[prefix + column]] as const);
  return Object.fromEntries(given.filter(([, value]) => value != null)) as OutputRow['values'];
}
