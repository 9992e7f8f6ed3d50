import type { Reader, Value, Writer } from './sql.js';

const STATE = `CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS VARCHAR) AS identifier, CAST(NULL AS BIGINT) AS option_no,
  CAST(NULL AS BOOLEAN) AS own, CAST(NULL AS BOOLEAN) AS granted, CAST(NULL AS BIGINT) AS said_at,
  CAST(NULL AS BIGINT) AS entry_no, CAST(NULL AS BIGINT) AS source_no, CAST(NULL AS BIGINT) AS expires_at,
  CAST(NULL AS BOOLEAN) AS vanished`;

/**
 * The present consent, made from the ledger: one row an identifier and option that has a state. `consent_state` is a view of the
 * newest table, so that readers see all of it change at once. A grant stops counting when `expires_at` has passed: whoever
 * decides something compares it with the clock. `unified_consent` is the same for profiles, as of the last unification, and
 * `live_consent` as of this moment: (customer_id, option_no, own, granted, said_at, entry_no, source_no, kind, identifier, expires_at).
 */
export const ddl: string[] = [
  `CREATE VIEW IF NOT EXISTS consent_state AS SELECT ${STATE} WHERE 1 = 0`,
  `CREATE VIEW IF NOT EXISTS unified_consent AS SELECT CAST(NULL AS BIGINT) AS customer_id, ${STATE} WHERE 1 = 0`,
  // Over the identifiers of a profile the most restrictive: a denial before a grant, the grant that ends first before others.
  `CREATE VIEW IF NOT EXISTS live_consent AS
   SELECT customer_id, kind, identifier, option_no, own, granted, said_at, entry_no, source_no, expires_at, vanished FROM (
     SELECT c.customer_id, s.*, row_number() OVER (PARTITION BY c.customer_id, s.option_no
       ORDER BY s.granted, coalesce(s.expires_at, ${Number.MAX_SAFE_INTEGER}), s.said_at DESC, s.entry_no) AS place
     FROM profile_contacts c JOIN consent_state s ON s.kind = c.kind AND s.identifier = c.value) AS ranked
   WHERE place = 1`,
  // One row: counters that say which state there is, and when it last changed for anybody.
  `CREATE TABLE IF NOT EXISTS consent_versions (
    state_no BIGINT NOT NULL, made_at BIGINT, changed_at BIGINT, unified_no BIGINT NOT NULL, unified_at BIGINT,
    unified_basis VARCHAR)`,
];

export interface ConsentVersions {
  /** Goes up with every state that is made. */
  stateNo: number;
  madeAt?: number;
  /** When a state last differed from the one before: segments older than this are outdated. */
  changedAt?: number;
  unifiedNo: number;
  unifiedAt?: number;
  /** What the last unification was made of. */
  unifiedBasis?: string;
}

export async function consentVersions(reader: Reader): Promise<ConsentVersions> {
  const row = await reader.get('SELECT * FROM consent_versions');
  if (!row) return { stateNo: 0, unifiedNo: 0 };
  return {
    stateNo: Number(row.state_no),
    unifiedNo: Number(row.unified_no),
    ...(row.made_at !== null && { madeAt: Number(row.made_at) }),
    ...(row.changed_at !== null && { changedAt: Number(row.changed_at) }),
    ...(row.unified_at !== null && { unifiedAt: Number(row.unified_at) }),
    ...(row.unified_basis !== null && { unifiedBasis: String(row.unified_basis) }),
  };
}

export async function putConsentVersions(tx: Writer, versions: ConsentVersions): Promise<void> {
  const { stateNo, madeAt, changedAt, unifiedNo, unifiedAt, unifiedBasis } = versions;
  const row: Value[] = [stateNo, madeAt ?? null, changedAt ?? null, unifiedNo, unifiedAt ?? null, unifiedBasis ?? null];
  await tx.run('DELETE FROM consent_versions');
  await tx.run('INSERT INTO consent_versions VALUES ($1, $2, $3, $4, $5, $6)', row);
}

export const stateTable = (no: number): string => `consent_state_${no}`;

/**
 * SQL for the state at a moment; parameters `$1`: the moment (epoch milliseconds), of which it takes what had been read by then,
 * and `$2`: a snapshot that counts although nobody may read it yet, as `source_no` (`$3`: its number, `$4`: complete), or NULL.
 *
 * An entry has ended with the first complete snapshot that lacks it; until then it is live. Where a source holds changes only
 * (`all_there` is false) the newest row of a consent ID counts. A denial that has ended goes on counting: without an ID for good, with
 * one while the ID is gone, and for whom it belonged to last (`places`). The rules are those of the README, "Whose consent counts".
 */
export const saidAt = (entries: string): string => `
  WITH snapshots AS (
    SELECT source_no, snapshot_no, read_at, complete FROM consent_snapshots WHERE read_at <= $1
    UNION ALL SELECT $2, $3, $1, $4 WHERE $2 IS NOT NULL),
  ends AS (
    SELECT source_no, snapshot_no, read_at, complete,
      min(CASE WHEN complete THEN snapshot_no END) OVER (PARTITION BY source_no ORDER BY snapshot_no
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS ended,
      coalesce(lag(complete) OVER (PARTITION BY source_no ORDER BY snapshot_no), true) AS after_complete,
      last_value(complete) OVER (PARTITION BY source_no ORDER BY snapshot_no
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS all_there
    FROM snapshots),
  known AS (
    SELECT e.*, coalesce(e.event_at, s.read_at) AS said_at, s.all_there, x.ended, x.ended IS NULL AS live
    FROM ${entries} e
    JOIN ends s ON s.source_no = e.source_no AND s.snapshot_no = e.snapshot_no
    LEFT JOIN consent_gone g ON g.entry_no = e.entry_no
    LEFT JOIN ends x ON x.source_no = g.source_no AND x.snapshot_no = g.snapshot_no
    WHERE x.snapshot_no IS NULL OR NOT g.reread),
  numbered AS (
    SELECT source_no, consent_id, max(CASE WHEN live THEN said_at END) AS live_at, max(ended) AS last_ended
    FROM known WHERE consent_id IS NOT NULL AND NOT (live AND all_there) OR (source_no, consent_id) IN (
      SELECT source_no, consent_id FROM known WHERE consent_id IS NOT NULL AND NOT live)
    GROUP BY source_no, consent_id),
  last_rows AS (
    SELECT k.source_no, k.consent_id, k.kind, k.identifier, k.option_no, k.said_at, x.after_complete,
      max(k.said_at) OVER (PARTITION BY k.source_no, k.consent_id) AS newest
    FROM numbered i
    JOIN known k ON k.source_no = i.source_no AND k.consent_id = i.consent_id AND k.ended = i.last_ended
    JOIN ends x ON x.source_no = i.source_no AND x.snapshot_no = i.last_ended
    WHERE i.live_at IS NULL),
  places AS (
    SELECT DISTINCT source_no, consent_id, kind, identifier, option_no FROM last_rows
    WHERE after_complete OR said_at = newest),
  counting AS (
    SELECT *, false AS vanished FROM known WHERE live AND (consent_id IS NULL OR all_there)
    UNION ALL
    SELECT k.*, false FROM known k
    JOIN numbered i ON i.source_no = k.source_no AND i.consent_id = k.consent_id AND i.live_at = k.said_at
    WHERE k.live AND NOT k.all_there
    UNION ALL
    SELECT *, true FROM known WHERE NOT live AND NOT granted AND consent_id IS NULL
    UNION ALL
    SELECT k.*, true FROM known k JOIN places p ON p.source_no = k.source_no AND p.consent_id = k.consent_id
      AND p.kind = k.kind AND p.identifier = k.identifier AND p.option_no = k.option_no
    WHERE NOT k.live AND NOT k.granted)`;

/**
 * SQL for the state at a moment: the columns of `consent_state`, parameters as above. A grant whose time is over counts no more, and
 * what it had taken the place of does not come back, unless that was a denial.
 */
export const stateAt = (entries: string): string => `${saidAt(entries)},
  ranked AS (
    SELECT *, row_number() OVER newest_first AS place, first_value(granted) OVER newest_first AS last_granted,
      first_value(expires_at) OVER newest_first AS last_expires,
      count(CASE WHEN NOT granted THEN 1 END) OVER newest_first AS denials
    FROM counting
    WINDOW newest_first AS (PARTITION BY kind, identifier, option_no ORDER BY said_at DESC, granted, entry_no
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW))
  SELECT kind, identifier, option_no, own, granted, said_at, entry_no, source_no, expires_at, vanished FROM ranked
  WHERE place = 1 AND (NOT granted OR expires_at IS NULL OR expires_at > $1)
    OR NOT granted AND denials = 1 AND last_granted AND last_expires <= $1`;

export const STATE_AT = stateAt('consent_entries');

/** A snapshot that is entered and not committed yet. */
export interface PendingSnapshot {
  sourceNo: number;
  snapshotNo: number;
  complete: boolean;
}

/** Makes the table of state `no` as of `at`, beside others: nobody reads it before `pointState`. */
export async function makeState(tx: Writer, no: number, at: number, pending?: PendingSnapshot): Promise<void> {
  await tx.run(`DROP TABLE IF EXISTS ${stateTable(no)}`);
  await tx.run(`CREATE TABLE ${stateTable(no)} AS ${STATE_AT}`, [
    at,
    pending?.sourceNo ?? null,
    pending?.snapshotNo ?? null,
    pending?.complete ?? null,
  ]);
}

/** True when there are grants in the newest state whose time is over. */
export async function hasEnded(reader: Reader, at: number): Promise<boolean> {
  const row = await reader.get('SELECT 1 AS ended FROM consent_state WHERE granted AND expires_at <= $1 LIMIT 1', [at]);
  return row !== undefined;
}

/** Identifiers and options for which two states say something else: granted, denied, or nothing. */
export interface StateChanges {
  granted: number;
  denied: number;
  unset: number;
  /** Say the same for another reason: the source's own value differs, or the end of the grant. */
  other: number;
}

export async function countStateChanges(reader: Reader, before: number, after: number): Promise<StateChanges> {
  const from = before === 0 ? '(SELECT * FROM consent_state)' : stateTable(before);
  const row = await reader.get(
    `SELECT count(*) FILTER (WHERE a.granted AND NOT coalesce(b.granted, false)) AS granted,
       count(*) FILTER (WHERE NOT a.granted AND coalesce(b.granted, true)) AS denied,
       count(*) FILTER (WHERE a.granted IS NULL) AS unset,
       count(*) FILTER (WHERE a.granted = b.granted
         AND (a.own IS DISTINCT FROM b.own OR a.expires_at IS DISTINCT FROM b.expires_at)) AS other
     FROM ${from} b FULL JOIN ${stateTable(after)} a
       ON a.kind = b.kind AND a.identifier = b.identifier AND a.option_no = b.option_no`,
  );
  return {
    granted: Number(row?.granted),
    denied: Number(row?.denied),
    unset: Number(row?.unset),
    other: Number(row?.other),
  };
}

/** Lets everybody read state `no`, and drops the one before. */
export async function pointState(tx: Writer, no: number, before: number): Promise<void> {
  await tx.run(`CREATE OR REPLACE VIEW consent_state AS SELECT * FROM ${stateTable(no)}`);
  if (before > 0 && before !== no) await tx.run(`DROP TABLE IF EXISTS ${stateTable(before)}`);
}
