import { deleteExportsOf } from './segmentExports.js';
import { shownName } from './shownName.js';
import type { Reader, Row, Value, Writer } from './sql.js';

/**
 * Members of the segments. `output` is one refresh of a segment; only the rows of the one that `segment_output` names are read
 * (`current_member`), so that new members appear whole and at once. `consent_changed_at` is the `changed_at` of the consent
 * that the members were found by: a segment with an older one than now is outdated, and so is one whose rule (`rule_hash`) or
 * guard (`guard`, an option's key) is another now. `segment_history` is the trend, `segment_refresh` the newest refresh that
 * was asked for, how it ended, and whether a restart has to take it up again.
 */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS segment_member (
    segment_id VARCHAR NOT NULL, output VARCHAR NOT NULL, customer_id BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS segment_output (
    segment_id VARCHAR NOT NULL, output VARCHAR NOT NULL, refreshed_at BIGINT NOT NULL, members BIGINT NOT NULL,
    consent_changed_at BIGINT, rule_hash VARCHAR, guard VARCHAR, PRIMARY KEY (segment_id))`,
  `CREATE TABLE IF NOT EXISTS segment_history (
    segment_id VARCHAR NOT NULL, refreshed_at BIGINT NOT NULL, members BIGINT NOT NULL, added BIGINT NOT NULL,
    gone BIGINT NOT NULL, withdrawn BIGINT DEFAULT 0)`,
  `CREATE TABLE IF NOT EXISTS segment_refresh (
    segment_id VARCHAR NOT NULL, refresh_id VARCHAR NOT NULL, state VARCHAR NOT NULL, PRIMARY KEY (segment_id))`,
  `CREATE VIEW IF NOT EXISTS current_member AS
    SELECT m.segment_id, m.customer_id FROM segment_member m
    JOIN segment_output o ON o.segment_id = m.segment_id AND o.output = m.output`,
];

/** How many of those who left did so because of their consent was not told before. */
export const withWithdrawn: string[] = [
  'ALTER TABLE IF EXISTS segment_history ADD COLUMN IF NOT EXISTS withdrawn BIGINT DEFAULT 0',
];

export interface SegmentOutput {
  segmentId: string;
  output: string;
  refreshedAt: number;
  members: number;
  /** The consent that the members were found by; absent when there was none. */
  consentChangedAt?: number;
  /** The rule that they were found by. */
  ruleHash?: string;
  /** Key of the option that the guard asked for; absent when there was none. */
  guard?: string;
}

export async function findSegmentOutput(reader: Reader, segmentId: string): Promise<SegmentOutput | undefined> {
  const row = await reader.get('SELECT * FROM segment_output WHERE segment_id = $1', [segmentId]);
  return row && toOutput(row);
}

/** What readers see of every segment that was refreshed, by its id. */
export async function segmentOutputs(reader: Reader): Promise<Map<string, SegmentOutput>> {
  const rows = await reader.all('SELECT * FROM segment_output');
  return new Map(rows.map((row) => [String(row.segment_id), toOutput(row)]));
}

/**
 * Writes members that nobody reads yet, beside others. `members` selects their CustomerIds; its parameters begin with `$3`.
 * Resolves to how many there are, and how many of them are not in the output that is read now.
 */
export async function writeMembers(
  tx: Writer,
  { segmentId, output }: Pick<SegmentOutput, 'segmentId' | 'output'>,
  members: Found,
): Promise<{ members: number; added: number }> {
  const written = await tx.run(
    `INSERT INTO segment_member SELECT $1, $2, customer_id FROM (${members.sql}) AS found ORDER BY customer_id`,
    [segmentId, output, ...members.params],
  );
  const row = await tx.get(
    `SELECT count(*) AS size FROM segment_member n WHERE n.segment_id = $1 AND n.output = $2 AND NOT EXISTS (
       SELECT 1 FROM (SELECT customer_id FROM current_member WHERE segment_id = $1) o WHERE o.customer_id = n.customer_id)`,
    [segmentId, output],
  );
  return { members: written, added: Number(row?.size ?? 0) };
}

/** SQL of the members that readers see of segment `$1`, that are not in output `$2` and still are profiles. */
export const LEAVING = `SELECT m.customer_id FROM (SELECT customer_id FROM current_member WHERE segment_id = $1) AS m
  JOIN customer c ON c.customer_id = m.customer_id WHERE NOT EXISTS (
    SELECT 1 FROM segment_member n WHERE n.segment_id = $1 AND n.output = $2 AND n.customer_id = m.customer_id)`;

/**
 * Lets readers see the members of `next`, notes what is new, and takes those of before away. `withdrawn`: those of them that left
 * because of their consent.
 */
export async function switchMembers(
  tx: Writer,
  next: SegmentOutput & { added: number; withdrawn?: number },
): Promise<void> {
  const { segmentId, output, refreshedAt, members, added } = next;
  const before = await findSegmentOutput(tx, segmentId);
  const gone = (before?.members ?? 0) - (members - added);
  const row: Value[] = [segmentId, output, refreshedAt, members];
  const basis: Value[] = [next.consentChangedAt ?? null, next.ruleHash ?? null, next.guard ?? null];
  await tx.run(
    `INSERT INTO segment_output VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (segment_id) DO UPDATE SET output = excluded.output, refreshed_at = excluded.refreshed_at,
       members = excluded.members, consent_changed_at = excluded.consent_changed_at, rule_hash = excluded.rule_hash,
       guard = excluded.guard`,
    [...row, ...basis],
  );
  await tx.run(
    `INSERT INTO segment_history (segment_id, refreshed_at, members, added, gone, withdrawn)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [segmentId, refreshedAt, members, added, gone, next.withdrawn ?? 0],
  );
  await tx.run('DELETE FROM segment_member WHERE segment_id = $1 AND output <> $2', [segmentId, output]);
}

/** Takes away what a refresh has written that did not end. */
export async function dropMembers(tx: Writer, output: string): Promise<void> {
  await tx.run(
    `DELETE FROM segment_member WHERE output = $1
     AND NOT EXISTS (SELECT 1 FROM segment_output o WHERE o.output = $1)`,
    [output],
  );
}

/** The same for all refreshes that did not end: only while none is going on. */
export async function dropUnreadMembers(tx: Writer): Promise<void> {
  await tx.run('DELETE FROM segment_member WHERE output NOT IN (SELECT output FROM segment_output)');
}

/** A newer refresh takes the place of the one before. */
export type RefreshState = 'Refreshing' | 'Successful' | 'Failed';

export interface SegmentRefresh {
  segmentId: string;
  /** Also what a failure is looked up by in the log. */
  id: string;
  state: RefreshState;
}

export async function putRefresh(tx: Writer, { segmentId, id, state }: SegmentRefresh): Promise<void> {
  await tx.run(
    `INSERT INTO segment_refresh VALUES ($1, $2, $3)
     ON CONFLICT (segment_id) DO UPDATE SET refresh_id = excluded.refresh_id, state = excluded.state`,
    [segmentId, id, state],
  );
}

/** Changes nothing where another refresh has been asked for meanwhile. */
export async function endRefresh(tx: Writer, { segmentId, id, state }: SegmentRefresh): Promise<void> {
  await tx.run('UPDATE segment_refresh SET state = $3 WHERE segment_id = $1 AND refresh_id = $2', [
    segmentId,
    id,
    state,
  ]);
}

/** The newest refresh of every segment, by the segment's id. */
export async function segmentRefreshes(reader: Reader): Promise<Map<string, SegmentRefresh>> {
  const rows = await reader.all('SELECT * FROM segment_refresh');
  return new Map(
    rows.map((row) => {
      const segmentId = String(row.segment_id);
      return [segmentId, { segmentId, id: String(row.refresh_id), state: row.state as RefreshState }];
    }),
  );
}

/**
 * Members by CustomerId, after or before a key, with the name that they are shown with. One whose profile has gone since the
 * refresh is shown with its CustomerId. `more`: there are others in the direction that was asked for.
 */
export async function pageMembers(
  reader: Reader,
  segmentId: string,
  page: { after?: number; before?: number; limit: number },
): Promise<{ rows: { customerId: number; name: string }[]; more: boolean }> {
  const backwards = page.before !== undefined && page.after === undefined;
  const key = (backwards ? page.before : page.after) ?? -1;
  const order = backwards ? 'DESC' : 'ASC';
  const rows = await reader.all(
    `SELECT m.customer_id, coalesce(${await shownName(reader)}, CAST(m.customer_id AS VARCHAR)) AS name
     FROM (SELECT customer_id FROM current_member WHERE segment_id = $1 AND customer_id ${backwards ? '<' : '>'} $2
       ORDER BY customer_id ${order} LIMIT $3) AS m
     LEFT JOIN customer c ON c.customer_id = m.customer_id ORDER BY m.customer_id ${order}`,
    [segmentId, key, page.limit + 1],
  );
  const shown = rows
    .slice(0, page.limit)
    .map((row) => ({ customerId: Number(row.customer_id), name: String(row.name) }));
  return { rows: backwards ? shown.reverse() : shown, more: rows.length > page.limit };
}

/** SQL for distinct CustomerIds with its parameters. */
export interface Found {
  sql: string;
  params: readonly Value[];
}

/** How many profiles a query finds, and how many of them `also` finds, whose parameters follow those of the first. */
export async function countFound(reader: Reader, found: Found, also?: Found): Promise<{ found: number; both: number }> {
  const both = also ? `LEFT JOIN (${also.sql}) AS b ON b.customer_id = a.customer_id` : '';
  const row = await reader.get(
    `SELECT count(*) AS found, count(${also ? 'b' : 'a'}.customer_id) AS both_found FROM (${found.sql}) AS a ${both}`,
    [...found.params, ...(also?.params ?? [])],
  );
  return { found: Number(row?.found ?? 0), both: Number(row?.both_found ?? 0) };
}

/** Whether readers see the profile in the segment. */
export async function isMember(reader: Reader, segmentId: string, customerId: number): Promise<boolean> {
  const row = await reader.get('SELECT 1 AS found FROM current_member WHERE segment_id = $1 AND customer_id = $2', [
    segmentId,
    customerId,
  ]);
  return row !== undefined;
}

/** Takes a segment's members, history and exports away. */
export async function deleteSegmentData(tx: Writer, segmentId: string): Promise<void> {
  for (const table of ['segment_member', 'segment_output', 'segment_history', 'segment_refresh'])
    await tx.run(`DELETE FROM ${table} WHERE segment_id = $1`, [segmentId]);
  await deleteExportsOf(tx, segmentId);
}

function toOutput(row: Row): SegmentOutput {
  return {
    segmentId: String(row.segment_id),
    output: String(row.output),
    refreshedAt: Number(row.refreshed_at),
    members: Number(row.members),
    ...(row.consent_changed_at !== null && { consentChangedAt: Number(row.consent_changed_at) }),
    ...(row.rule_hash !== null && { ruleHash: String(row.rule_hash) }),
    ...(row.guard !== null && { guard: String(row.guard) }),
  };
}
