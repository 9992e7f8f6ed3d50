import { STATE_AT } from './consentState.js';
import type { Reader, Row, Sql } from './sql.js';

/** Granted and denied by option, over profiles or identifiers. */
export interface OptionCount {
  optionNo: number;
  granted: number;
  denied: number;
}

/** Over profiles, as of the last unification; a grant whose time is over counts no more. */
export async function countUnifiedOptions(reader: Reader, now: number): Promise<OptionCount[]> {
  return toCounts(await reader.all(counted('unified_consent'), [now]));
}

/** Over identifiers, whether a profile has them or not. */
export async function countStateOptions(reader: Reader, now: number): Promise<OptionCount[]> {
  return toCounts(await reader.all(counted('consent_state'), [now]));
}

const counted = (relation: string): string => `
  SELECT option_no, count(CASE WHEN granted AND (expires_at IS NULL OR expires_at > $1) THEN 1 END) AS granted,
    count(CASE WHEN NOT granted THEN 1 END) AS denied
  FROM ${relation} GROUP BY option_no`;

/**
 * Over the profiles of today, by what had been read and was in force at a moment. Reads the whole ledger, in two steps that each
 * need less memory than both at once; the table between them is seen by nobody else.
 */
export function countOptionsAt(sql: Pick<Sql, 'beside'>, moment: number): Promise<OptionCount[]> {
  return sql.beside(async (tx) => {
    await tx.run(`CREATE TEMP TABLE asked_state AS ${STATE_AT}`, [moment, null, null, null]);
    const rows = await tx.all(
      `SELECT option_no, count(CASE WHEN granted THEN 1 END) AS granted, count(CASE WHEN NOT granted THEN 1 END) AS denied
       FROM (
         SELECT c.customer_id, s.option_no, bool_and(s.granted) AS granted
         FROM profile_contacts c JOIN asked_state s ON s.kind = c.kind AND s.identifier = c.value
         GROUP BY c.customer_id, s.option_no) AS profiles
       GROUP BY option_no`,
    );
    await tx.run('DROP TABLE asked_state');
    return toCounts(rows);
  });
}

const toCounts = (rows: readonly Row[]): OptionCount[] =>
  rows.map((row) => ({
    optionNo: Number(row.option_no),
    granted: Number(row.granted),
    denied: Number(row.denied),
  }));

/** Grants in force that end before a moment. */
export async function countExpiring(reader: Reader, now: number, until: number): Promise<number> {
  const row = await reader.get(
    'SELECT count(*) AS expiring FROM consent_state WHERE granted AND expires_at > $1 AND expires_at <= $2',
    [now, until],
  );
  return Number(row?.expiring);
}

/** When consent data was read for the first time. */
export async function firstReadAt(reader: Reader): Promise<number | undefined> {
  const row = await reader.get('SELECT min(read_at) AS first FROM consent_snapshots');
  return row?.first == null ? undefined : Number(row.first);
}

/** A row of the state that no profile has. `own`: how the source's value reads; null when it could not be read. */
export interface UnmatchedRow {
  kind: string;
  identifier: string;
  option: string;
  own: boolean | null;
  source: string;
  row: number;
}

export async function* streamUnmatched(reader: Reader): AsyncIterable<UnmatchedRow[]> {
  const sql = `
    SELECT s.kind, s.identifier, o.name AS option_name, s.own, d.name AS source, e.row_no
    FROM consent_state s
    JOIN consent_options o ON o.option_no = s.option_no
    JOIN consent_entries e ON e.entry_no = s.entry_no
    LEFT JOIN data_sources d ON d.source_no = s.source_no
    WHERE NOT EXISTS (SELECT 1 FROM profile_contacts c WHERE c.kind = s.kind AND c.value = s.identifier)
    ORDER BY s.identifier, s.option_no`;
  for await (const rows of reader.stream(sql)) {
    yield rows.map((row) => ({
      kind: String(row.kind),
      identifier: String(row.identifier),
      option: String(row.option_name),
      own: row.own === null ? null : row.own === true,
      source: String(row.source ?? ''),
      row: Number(row.row_no),
    }));
  }
}

/** A profile with an identifier that others have too. */
export interface SharedRow {
  kind: string;
  identifier: string;
  customerId: number;
  sourceKey: string;
}

export async function* streamShared(reader: Reader): AsyncIterable<SharedRow[]> {
  const sql = `
    WITH shared AS (
      SELECT kind, value FROM profile_contacts
      WHERE (kind, value) IN (SELECT kind, identifier FROM consent_state)
      GROUP BY kind, value HAVING min(customer_id) <> max(customer_id))
    SELECT DISTINCT c.kind, c.value AS identifier, c.customer_id, p.source_key
    FROM profile_contacts c
    JOIN shared h ON h.kind = c.kind AND h.value = c.value
    JOIN customer p ON p.customer_id = c.customer_id
    ORDER BY c.value, c.customer_id`;
  for await (const rows of reader.stream(sql)) {
    yield rows.map((row) => ({
      kind: String(row.kind),
      identifier: String(row.identifier),
      customerId: Number(row.customer_id),
      sourceKey: String(row.source_key),
    }));
  }
}
