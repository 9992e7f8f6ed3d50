import type { Reader, Row, Value, Writer } from './sql.js';

/** What was told, or is going to be. `content` is JSON: ids, names and counts. */
export interface StoredNotice {
  id: string;
  tenantId: string;
  /** When it came last, and when it came first: epoch milliseconds. */
  at: number;
  since: number;
  kind: string;
  outcome: string;
  content: string;
  /** Of a failure: the same again is the same failure. */
  fingerprint?: string;
  /** Something is other than before: also for those who only want to hear of changes. */
  news: boolean;
  /** To one person or conversation, whatever is subscribed there. */
  personal: boolean;
  times: number;
  version: number;
}

/**
 * `notice_states`: whether what was told of was well, by its key; `notice_id` is the notice that said last that it is not, `kinds` are
 * those of all that said so since it was well.
 * `notice_once`: what is never told again; kept for ever.
 */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS notices (
    notice_id VARCHAR NOT NULL, tenant_id VARCHAR NOT NULL, told_at BIGINT NOT NULL, first_at BIGINT NOT NULL,
    kind VARCHAR NOT NULL, outcome VARCHAR NOT NULL, content VARCHAR NOT NULL, fingerprint VARCHAR, news BOOLEAN NOT NULL,
    personal BOOLEAN NOT NULL, times BIGINT NOT NULL, version BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS notice_states (
    tenant_id VARCHAR NOT NULL, state_key VARCHAR NOT NULL, ok BOOLEAN NOT NULL, notice_id VARCHAR,
    kinds VARCHAR NOT NULL, PRIMARY KEY (tenant_id, state_key))`,
  `CREATE TABLE IF NOT EXISTS notice_once (
    tenant_id VARCHAR NOT NULL, once_key VARCHAR NOT NULL, PRIMARY KEY (tenant_id, once_key))`,
];

/** True for the first who says it, for ever. */
export async function claimOnce(tx: Writer, tenantId: string, key: string): Promise<boolean> {
  return (await tx.run('INSERT INTO notice_once VALUES ($1, $2) ON CONFLICT DO NOTHING', [tenantId, key])) > 0;
}

/** Runs that ended since `at`, or wait for somebody, and of which nothing was told; oldest first. Those that were canceled are left out. */
export async function untoldRuns(reader: Reader, at: number): Promise<string[]> {
  const rows = await reader.all(
    `SELECT id FROM run WHERE started_at IS NOT NULL AND state <> 'Canceled'
     AND (ended_at >= $1 OR (ended_at IS NULL AND hold_code IS NOT NULL AND hold_until IS NULL))
     AND NOT EXISTS (SELECT 1 FROM notice_once o WHERE o.once_key = 'run:' || run.id)
     ORDER BY ended_at, id`,
    [at],
  );
  return rows.map((row) => String(row.id));
}

export interface StoredState {
  key: string;
  ok: boolean;
  /** The notice that said last that it is not well. */
  noticeId?: string;
  /** Kinds of the notices that said so since it was well. */
  kinds: string[];
}

/** Those of `keys` that something was ever said of, by key. */
export async function noticeStates(
  reader: Reader,
  tenantId: string,
  keys: readonly string[],
): Promise<Map<string, StoredState>> {
  if (keys.length === 0) return new Map();
  const rows = await reader.all(
    `SELECT state_key, ok, notice_id, kinds FROM notice_states
     WHERE tenant_id = $1 AND state_key IN (SELECT unnest(from_json($2, '["VARCHAR"]')))`,
    [tenantId, JSON.stringify(keys)],
  );
  return new Map(
    rows.map((row) => {
      const key = String(row.state_key);
      const kinds = JSON.parse(String(row.kinds)) as string[];
      const noticeId = row.notice_id !== null && { noticeId: String(row.notice_id) };
      return [key, { key, ok: row.ok === true, ...noticeId, kinds }];
    }),
  );
}

/** Each key once. */
export async function putNoticeStates(tx: Writer, tenantId: string, states: readonly StoredState[]): Promise<void> {
  if (states.length === 0) return;
  const rows = states.map(({ key, ok, noticeId = null, kinds }) => ({
    key,
    ok,
    noticeId,
    kinds: JSON.stringify(kinds),
  }));
  await tx.run(
    `INSERT INTO notice_states SELECT $1, s.key, s.ok, s.noticeId, s.kinds FROM (SELECT unnest(from_json($2,
       '[{"key":"VARCHAR","ok":"BOOLEAN","noticeId":"VARCHAR","kinds":"VARCHAR"}]'), recursive := true)) AS s
     ON CONFLICT (tenant_id, state_key) DO UPDATE SET ok = excluded.ok, notice_id = excluded.notice_id,
       kinds = excluded.kinds`,
    [tenantId, JSON.stringify(rows)],
  );
}

export async function addNotice(tx: Writer, notice: StoredNotice): Promise<void> {
  const {
    id,
    tenantId,
    at,
    since,
    kind,
    outcome,
    content,
    fingerprint = null,
    news,
    personal,
    times,
    version,
  } = notice;
  const row: Value[] = [id, tenantId, at, since, kind, outcome, content, fingerprint, news, personal, times, version];
  await tx.run(`INSERT INTO notices VALUES (${row.map((_, index) => `$${index + 1}`).join(', ')})`, row);
}

/** The same has come again: the card is about the newest of it. */
export async function repeatNotice(tx: Writer, id: string, { at, content }: { at: number; content: string }) {
  await tx.run(
    'UPDATE notices SET times = times + 1, version = version + 1, told_at = $2, content = $3 WHERE notice_id = $1',
    [id, at, content],
  );
}

/** The newest of these. */
export async function newestOf(reader: Reader, ids: readonly string[]): Promise<StoredNotice | undefined> {
  const row = await reader.get(
    `SELECT * FROM notices WHERE notice_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))
     ORDER BY told_at DESC, rowid DESC LIMIT 1`,
    [JSON.stringify(ids)],
  );
  return row && noticeOf(row);
}

/** Of a tenant, newest first; what went to one person or conversation alone is left out. */
export async function newestNotices(reader: Reader, tenantId: string, limit: number): Promise<StoredNotice[]> {
  const rows = await reader.all(
    'SELECT * FROM notices WHERE tenant_id = $1 AND NOT personal ORDER BY told_at DESC, rowid DESC LIMIT $2',
    [tenantId, limit],
  );
  return rows.map(noticeOf);
}

/** Takes away what came last before `at` and waits nowhere. */
export const deleteNoticesBefore = (tx: Writer, at: number): Promise<number> =>
  tx.run(
    `DELETE FROM notices WHERE told_at < $1
     AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = notices.notice_id)`,
    [at],
  );

export const noticeOf = (row: Row): StoredNotice => ({
  id: String(row.notice_id),
  tenantId: String(row.tenant_id),
  at: Number(row.told_at),
  since: Number(row.first_at),
  kind: String(row.kind),
  outcome: String(row.outcome),
  content: String(row.content),
  ...(row.fingerprint !== null && { fingerprint: String(row.fingerprint) }),
  news: row.news === true,
  personal: row.personal === true,
  times: Number(row.times),
  version: Number(row.version),
});
