import type { Reader, Row } from './sql.js';

/** A run or a refresh that was begun. Dry runs that nobody has confirmed, and refreshes that wait, are none. */
export interface HistoryEntry {
  kind: 'run' | 'refresh';
  id: string;
  /** Of the enrichment, or of the refresh's only target; empty for everything. */
  name: string;
  /** Of the enrichment; empty for a refresh. */
  enrichmentId: string;
  state: string;
  startedAt: number;
  endedAt: number | null;
  /** Who has confirmed the run; empty for a refresh. */
  userId: string;
  userName: string;
  /** JSON: who has started the refresh; null for a run. */
  startedBy: string | null;
  /** Records, and profiles. */
  sent: number;
  enriched: number;
  steps: number;
  failed: number;
  skipped: number;
}

export interface EntryFilter {
  kind?: string;
  outcome?: string;
}

/** A place in the list. */
export type EntryPlace = Pick<HistoryEntry, 'startedAt' | 'id'>;

const ENTRY = `entry AS (
  SELECT 'run' AS kind, id, state, started_at FROM run WHERE started_at IS NOT NULL
  UNION ALL SELECT 'refresh', refresh_id, state, started_at FROM refresh WHERE started_at IS NOT NULL)`;
const FITS = '($1 IS NULL OR kind = $1) AND ($2 IS NULL OR state = $2)';

/** While a run goes on: what was settled before anything was sent, and the answers that there are. */
const ENRICHED = `coalesce(TRY_CAST(json_extract_string(run.figures, '$.buckets.enriched') AS BIGINT),
   coalesce(TRY_CAST(json_extract_string(run.settled, '$.enriched') AS BIGINT), 0) + run.enriched, 0)`;

/** Newest first: older than `after`, or the nearest that are newer than `before`. */
export async function listEntries(
  reader: Reader,
  filter: EntryFilter,
  page: { after?: EntryPlace; before?: EntryPlace; limit: number },
): Promise<HistoryEntry[]> {
  const place = page.after ?? page.before;
  const backwards = page.after === undefined && page.before !== undefined;
  const [sign, order] = backwards ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await reader.all(
    `WITH ${ENTRY}, page AS (SELECT * FROM entry
       WHERE ${FITS} AND ($3 IS NULL OR started_at ${sign} $3 OR (started_at = $3 AND id ${sign} $4))
       ORDER BY started_at ${order}, id ${order} LIMIT $5)
     SELECT page.*, coalesce(run.enrichment_name, refresh.name) AS name, run.enrichment_id, coalesce(run.ended_at, refresh.ended_at) AS ended_at,
       run.user_id, run.user_name, run.submitted AS sent, ${ENRICHED} AS enriched, refresh.steps, refresh.failed, refresh.skipped,
       CAST(json_extract(refresh.body, '$.startedBy') AS VARCHAR) AS started_by
     FROM page LEFT JOIN run ON page.kind = 'run' AND run.id = page.id
       LEFT JOIN refresh ON page.kind = 'refresh' AND refresh.refresh_id = page.id
     ORDER BY page.started_at DESC, page.id DESC`,
    [filter.kind ?? null, filter.outcome ?? null, place?.startedAt ?? null, place?.id ?? null, page.limit],
  );
  return rows.map(toEntry);
}

/** By run: who has started the refresh (JSON) that it is part of. There is one refresh at a time. */
export async function startersOf(reader: Reader, runIds: readonly string[]): Promise<Map<string, string>> {
  if (runIds.length === 0) return new Map();
  const rows = await reader.all(
    `SELECT run.id, min(CAST(json_extract(body, '$.startedBy') AS VARCHAR)) AS started_by FROM run
     JOIN refresh ON refresh.started_at <= run.requested_at
       AND coalesce(refresh.ended_at, run.requested_at) >= run.requested_at AND contains(body, '"job":"' || run.id || '"')
     WHERE run.id IN (${runIds.map((_, index) => `$${index + 1}`).join(', ')}) GROUP BY run.id`,
    runIds,
  );
  return new Map(rows.map((row) => [String(row.id), String(row.started_by)]));
}

export async function countEntries(reader: Reader, filter: EntryFilter): Promise<number> {
  const row = await reader.get(`WITH ${ENTRY} SELECT count(*) AS size FROM entry WHERE ${FITS}`, [
    filter.kind ?? null,
    filter.outcome ?? null,
  ]);
  return Number(row?.size ?? 0);
}

/** Milliseconds: offsets of all time zones are multiples of it, so that no day begins within one. */
export const QUARTER = 15 * 60_000;

/** How those ended that were started in a quarter of an hour (epoch milliseconds), the newest quarters with something in them first. */
export interface Outcomes {
  quarter: number;
  successful: number;
  failed: number;
  canceled: number;
}

export async function listOutcomes(reader: Reader, filter: EntryFilter, limit: number): Promise<Outcomes[]> {
  const rows = await reader.all(
    `WITH ${ENTRY} SELECT started_at // ${QUARTER} AS quarter, count(*) FILTER (state = 'Successful') AS successful,
       count(*) FILTER (state = 'Failed') AS failed, count(*) FILTER (state = 'Canceled') AS canceled
     FROM entry WHERE ${FITS} AND state IN ('Successful', 'Failed', 'Canceled')
     GROUP BY quarter ORDER BY quarter DESC LIMIT $3`,
    [filter.kind ?? null, filter.outcome ?? null, limit],
  );
  return rows.map((row) => ({
    quarter: Number(row.quarter) * QUARTER,
    successful: Number(row.successful),
    failed: Number(row.failed),
    canceled: Number(row.canceled),
  }));
}

const toEntry = (row: Row): HistoryEntry => ({
  kind: row.kind === 'run' ? 'run' : 'refresh',
  id: String(row.id),
  name: String(row.name ?? ''),
  enrichmentId: String(row.enrichment_id ?? ''),
  state: String(row.state),
  startedAt: Number(row.started_at),
  endedAt: row.ended_at == null ? null : Number(row.ended_at),
  userId: String(row.user_id ?? ''),
  userName: String(row.user_name ?? ''),
  startedBy: row.started_by == null ? null : String(row.started_by),
  sent: Number(row.sent ?? 0),
  enriched: Number(row.enriched ?? 0),
  steps: Number(row.steps ?? 0),
  failed: Number(row.failed ?? 0),
  skipped: Number(row.skipped ?? 0),
});
