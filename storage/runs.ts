import type { Reader, Row, Value, Writer } from './sql.js';

/** A run of an enrichment, from its dry run on. Counters are in profiles unless they say records. */
export interface StoredRun {
  id: string;
  enrichmentId: string;
  enrichmentName: string;
  connectionId: string;
  connectionName: string;
  /** Origin of the provider's address: answers of another one are not kept. */
  provider: string;
  sandbox: boolean;
  mode: string;
  state: string;
  counting: boolean;
  /** Raised when the dry run is counted again: what an earlier count still writes is recognised by it. */
  attempt: number;
  tenantId: string;
  userId: string;
  userName: string;
  requestedAt: number;
  validUntil: number | null;
  /** The first of the kept profiles becomes due for a new answer here. */
  keepUntil: number | null;
  /** What the numbers of the dry run rest on; another text means that they may be others. */
  basis: string;
  /** JSON: the dry run's numbers. */
  plan: string;
  /** JSON: buckets that are settled before anything is sent. */
  settled: string;
  startedAt: number | null;
  endedAt: number | null;
  cancelRequested: boolean;
  /** JSON {code, params}. While the run is active: nothing more is sent, what was submitted is collected. */
  failure: string | null;
  holdCode: string | null;
  holdSince: number | null;
  holdUntil: number | null;
  /** Temporary troubles in a row. */
  trouble: number;
  /** Records. */
  total: number;
  submitted: number;
  done: number;
  enriched: number;
  noMatch: number;
  invalid: number;
  unknown: number;
  /** Answers that nobody asked for: never stored, only counted. */
  strays: number;
  /** JSON: what the ended run found. */
  figures: string | null;
}

type Kind = 'text' | 'number' | 'flag';
const COLUMNS = {
  id: ['id', 'text'],
  enrichmentId: ['enrichment_id', 'text'],
  enrichmentName: ['enrichment_name', 'text'],
  connectionId: ['connection_id', 'text'],
  connectionName: ['connection_name', 'text'],
  provider: ['provider', 'text'],
  sandbox: ['sandbox', 'flag'],
  mode: ['mode', 'text'],
  state: ['state', 'text'],
  counting: ['counting', 'flag'],
  attempt: ['attempt', 'number'],
  tenantId: ['tenant_id', 'text'],
  userId: ['user_id', 'text'],
  userName: ['user_name', 'text'],
  requestedAt: ['requested_at', 'number'],
  validUntil: ['valid_until', 'number'],
  keepUntil: ['keep_until', 'number'],
  basis: ['basis', 'text'],
  plan: ['plan', 'text'],
  settled: ['settled', 'text'],
  startedAt: ['started_at', 'number'],
  endedAt: ['ended_at', 'number'],
  cancelRequested: ['cancel_requested', 'flag'],
  failure: ['failure', 'text'],
  holdCode: ['hold_code', 'text'],
  holdSince: ['hold_since', 'number'],
  holdUntil: ['hold_until', 'number'],
  trouble: ['trouble', 'number'],
  total: ['total', 'number'],
  submitted: ['submitted', 'number'],
  done: ['done', 'number'],
  enriched: ['enriched', 'number'],
  noMatch: ['no_match', 'number'],
  invalid: ['invalid', 'number'],
  unknown: ['unknown', 'number'],
  strays: ['strays', 'number'],
  figures: ['figures', 'text'],
} as const satisfies Record<keyof StoredRun, readonly [string, Kind]>;

const FIELDS = Object.keys(COLUMNS) as (keyof StoredRun)[];
const SQL_TYPE = { text: 'VARCHAR', number: 'BIGINT', flag: 'BOOLEAN' } as const;

export const ddl = [
  `CREATE TABLE IF NOT EXISTS run (${FIELDS.map((field) => `${COLUMNS[field][0]} ${SQL_TYPE[COLUMNS[field][1]]}`).join(', ')},
    PRIMARY KEY (id))`,
];

const SELECT = `SELECT ${FIELDS.map((field) => COLUMNS[field][0]).join(', ')} FROM run`;
const ACTIVE = "state IN ('Queued', 'Refreshing')";

export async function addRun(tx: Writer, run: StoredRun): Promise<void> {
  const places = FIELDS.map((_, index) => `$${index + 1}`).join(', ');
  await tx.run(
    `INSERT INTO run VALUES (${places})`,
    FIELDS.map((field) => run[field]),
  );
}

export async function findRun(reader: Reader, id: string): Promise<StoredRun | undefined> {
  const row = await reader.get(`${SELECT} WHERE id = $1`, [id]);
  return row && toRun(row);
}

/** Changes columns of a run; resolves to false when it is not in one of `states` (any state where they are left out). */
export async function changeRun(
  tx: Writer,
  id: string,
  changes: Partial<StoredRun>,
  states: readonly string[] = [],
): Promise<boolean> {
  const fields = FIELDS.filter((field) => changes[field] !== undefined);
  const sets = fields.map((field, index) => `${COLUMNS[field][0]} = $${index + 2}`).join(', ');
  const from = states.map((_, index) => `$${fields.length + 2 + index}`).join(', ');
  const changed = await tx.run(`UPDATE run SET ${sets} WHERE id = $1 ${from && `AND state IN (${from})`}`, [
    id,
    ...fields.map((field) => changes[field]!),
    ...states,
  ]);
  return changed > 0;
}

export type RunCounters = Pick<
  StoredRun,
  'submitted' | 'done' | 'enriched' | 'noMatch' | 'invalid' | 'unknown' | 'strays'
>;

/** Adds to counters, so that no reader ever sees one go back by a stale write. */
export async function countRun(tx: Writer, id: string, add: Partial<RunCounters>): Promise<void> {
  const fields = Object.keys(add) as (keyof RunCounters)[];
  const sets = fields.map((field, index) => `${COLUMNS[field][0]} = ${COLUMNS[field][0]} + $${index + 2}`).join(', ');
  await tx.run(`UPDATE run SET ${sets} WHERE id = $1`, [id, ...fields.map((field) => add[field] ?? 0)]);
}

/** Queued or Refreshing; at most one an enrichment. */
export async function activeRuns(reader: Reader, enrichmentId?: string): Promise<StoredRun[]> {
  const one = enrichmentId === undefined ? '' : 'AND enrichment_id = $1';
  const rows = await reader.all(
    `${SELECT} WHERE ${ACTIVE} ${one} ORDER BY requested_at, id`,
    enrichmentId === undefined ? [] : [enrichmentId],
  );
  return rows.map(toRun);
}

/** Newest first, dry runs left out. */
export async function listRuns(reader: Reader, enrichmentId: string, limit: number): Promise<StoredRun[]> {
  const rows = await reader.all(
    `${SELECT} WHERE enrichment_id = $1 AND started_at IS NOT NULL ORDER BY requested_at DESC, id DESC LIMIT $2`,
    [enrichmentId, limit],
  );
  return rows.map(toRun);
}

/** The newest run of every enrichment that has one, dry runs left out; or the newest of those that have ended. */
export async function newestRuns(reader: Reader, only: { ended?: boolean } = {}): Promise<StoredRun[]> {
  const counts = only.ended ? 'ended_at IS NOT NULL AND started_at IS NOT NULL' : 'started_at IS NOT NULL';
  const rows = await reader.all(
    `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY enrichment_id ORDER BY requested_at DESC, id DESC) AS age
      FROM run WHERE ${counts}) AS ranked WHERE age = 1`,
  );
  return rows.map(toRun);
}

/** Dry runs that nobody has confirmed, cancelled ones too: of one enrichment, or all. */
export async function unconfirmedRuns(reader: Reader, enrichmentId?: string): Promise<StoredRun[]> {
  const one = enrichmentId === undefined ? '' : 'AND enrichment_id = $1';
  const rows = await reader.all(
    `${SELECT} WHERE started_at IS NULL ${one}`,
    enrichmentId === undefined ? [] : [enrichmentId],
  );
  return rows.map(toRun);
}

export async function countRuns(reader: Reader, enrichmentId: string): Promise<number> {
  const row = await reader.get('SELECT count(*) AS size FROM run WHERE enrichment_id = $1 AND started_at IS NOT NULL', [
    enrichmentId,
  ]);
  return Number(row?.size ?? 0);
}

/** Takes run rows away; what hangs on them (batches, requests, answers) goes by its own files. */
export async function deleteRuns(tx: Writer, ids: readonly string[]): Promise<void> {
  for (const id of ids) await tx.run('DELETE FROM run WHERE id = $1', [id]);
}

export async function runIdsOf(reader: Reader, enrichmentId: string): Promise<string[]> {
  const rows = await reader.all('SELECT id FROM run WHERE enrichment_id = $1', [enrichmentId]);
  return rows.map((row) => String(row.id));
}

function toRun(row: Row): StoredRun {
  return Object.fromEntries(FIELDS.map((field) => [field, row[COLUMNS[field][0]] as Value])) as unknown as StoredRun;
}
