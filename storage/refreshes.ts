import type { Reader, Row, Value, Writer } from './sql.js';

/** A refresh: the columns that are searched for, and everything else as JSON (ids, names, counts; no values). */
export interface StoredRefresh {
  id: string;
  /** Their order, from 1: of several that wait the lowest is next. */
  no: number;
  state: string;
  targetKind: string;
  /** Of a source, segment or enrichment; of `retry` the refresh. */
  targetId: string | null;
  /** Of the target, to be searched and shown; empty for everything. */
  name: string;
  /** `person` or `schedule`. */
  startedBy: string;
  requestedAt: number;
  startedAt: number | null;
  endedAt: number | null;
  cancelRequested: boolean;
  /** The refresh that repeats what failed in this one. */
  retriedBy: string | null;
  /** Nodes, and how many of them have failed or were skipped. */
  steps: number;
  failed: number;
  skipped: number;
  body: string;
}

type Kind = 'text' | 'number' | 'flag';
const COLUMNS = {
  id: ['refresh_id', 'text'],
  no: ['refresh_no', 'number'],
  state: ['state', 'text'],
  targetKind: ['target_kind', 'text'],
  targetId: ['target_id', 'text'],
  name: ['name', 'text'],
  startedBy: ['started_by', 'text'],
  requestedAt: ['requested_at', 'number'],
  startedAt: ['started_at', 'number'],
  endedAt: ['ended_at', 'number'],
  cancelRequested: ['cancel_requested', 'flag'],
  retriedBy: ['retried_by', 'text'],
  steps: ['steps', 'number'],
  failed: ['failed', 'number'],
  skipped: ['skipped', 'number'],
  body: ['body', 'text'],
} as const satisfies Record<keyof StoredRefresh, readonly [string, Kind]>;

const FIELDS = Object.keys(COLUMNS) as (keyof StoredRefresh)[];
const SQL_TYPE = { text: 'VARCHAR', number: 'BIGINT', flag: 'BOOLEAN' } as const;

export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS refresh (
    ${FIELDS.map((field) => `${COLUMNS[field][0]} ${SQL_TYPE[COLUMNS[field][1]]}`).join(', ')}, PRIMARY KEY (refresh_id))`,
];

const SELECT = `SELECT ${FIELDS.map((field) => COLUMNS[field][0]).join(', ')} FROM refresh`;
const OPEN = "state IN ('Queued', 'Refreshing')";

/** Enters a refresh behind those there are. */
export async function addRefresh(tx: Writer, refresh: Omit<StoredRefresh, 'no'>): Promise<void> {
  const row = await tx.get('SELECT coalesce(max(refresh_no), 0) + 1 AS next FROM refresh');
  const numbered: StoredRefresh = { ...refresh, no: Number(row?.next ?? 1) };
  await tx.run(
    `INSERT INTO refresh VALUES (${FIELDS.map((_, index) => `$${index + 1}`).join(', ')})`,
    FIELDS.map((field) => numbered[field]),
  );
}

/** Changes columns of a refresh; resolves to false when it is not in one of `states` (any state where they are left out). */
export async function changeRefresh(
  tx: Writer,
  id: string,
  changes: Partial<Omit<StoredRefresh, 'id' | 'no'>>,
  states: readonly string[] = [],
): Promise<boolean> {
  const fields = FIELDS.filter((field) => field !== 'id' && field !== 'no' && changes[field] !== undefined);
  const sets = fields.map((field, index) => `${COLUMNS[field][0]} = $${index + 2}`).join(', ');
  const from = states.map((_, index) => `$${fields.length + 2 + index}`).join(', ');
  const values = fields.map((field) => (changes as Partial<StoredRefresh>)[field]!);
  const where = `refresh_id = $1 ${from && `AND state IN (${from})`}`;
  return (await tx.run(`UPDATE refresh SET ${sets} WHERE ${where}`, [id, ...values, ...states])) > 0;
}

export async function findRefresh(reader: Reader, id: string): Promise<StoredRefresh | undefined> {
  const row = await reader.get(`${SELECT} WHERE refresh_id = $1`, [id]);
  return row && toRefresh(row);
}

/** The one that was asked for last. */
export async function newestRefresh(reader: Reader): Promise<StoredRefresh | undefined> {
  const row = await reader.get(`${SELECT} ORDER BY refresh_no DESC LIMIT 1`);
  return row && toRefresh(row);
}

/** Those that have not ended: what is going on, then what waits, in their order. */
export async function openRefreshes(reader: Reader): Promise<StoredRefresh[]> {
  const rows = await reader.all(
    `${SELECT} WHERE ${OPEN} ORDER BY CASE WHEN state = 'Refreshing' THEN 0 ELSE 1 END, refresh_no`,
  );
  return rows.map(toRefresh);
}

function toRefresh(row: Row): StoredRefresh {
  return Object.fromEntries(
    FIELDS.map((field) => [field, row[COLUMNS[field][0]] as Value]),
  ) as unknown as StoredRefresh;
}
