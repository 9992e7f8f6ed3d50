import { stateTable } from './consentState.js';
import type { Reader, Row, Writer } from './sql.js';

/** Unifications of consent with the profiles, all there ever were: counts and who asked, as JSON; no values. */
export interface StoredUnification {
  id: string;
  state: string;
  startedAt: number;
  body: string;
}

export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS unifications (
    unify_id VARCHAR NOT NULL, state VARCHAR NOT NULL, started_at BIGINT NOT NULL, body VARCHAR NOT NULL)`,
];

/** The newest; with an id that one. */
export async function findUnification(reader: Reader, id?: string): Promise<StoredUnification | undefined> {
  const row = await reader.get(
    `SELECT * FROM unifications WHERE $1 IS NULL OR unify_id = $1 ORDER BY started_at DESC, unify_id DESC LIMIT 1`,
    [id ?? null],
  );
  return row && toStored(row);
}

/** What a restart has interrupted, in the order in which it was asked for. */
export async function openUnifications(reader: Reader): Promise<StoredUnification[]> {
  const rows = await reader.all(
    `SELECT * FROM unifications WHERE state IN ('Queued', 'Refreshing') ORDER BY started_at, unify_id`,
  );
  return rows.map(toStored);
}

/** Enters a unification, or puts it in the place of what is known of it. */
export async function putUnification(tx: Writer, { id, state, startedAt, body }: StoredUnification): Promise<void> {
  await tx.run('DELETE FROM unifications WHERE unify_id = $1', [id]);
  await tx.run('INSERT INTO unifications VALUES ($1, $2, $3, $4)', [id, state, startedAt, body]);
}

const toStored = (row: Row): StoredUnification => ({
  id: String(row.unify_id),
  state: String(row.state),
  startedAt: Number(row.started_at),
  body: String(row.body),
});

export const unifiedTable = (no: number): string => `unified_consent_${no}`;

/** The relation that a state is read from: the view of before there was any, else its table. */
const stateNo = (no: number): string => (no === 0 ? 'consent_state' : stateTable(no));

const OF_STATE = `s.kind, s.identifier, s.option_no, s.own, s.granted, s.said_at, s.entry_no, s.source_no, s.expires_at, s.vanished`;

/**
 * Makes the consent of every profile from a state, beside others: over the identifiers of a profile the most restrictive, as in
 * `live_consent`. `contacts`: the table of an entity that nobody reads yet. An address of several profiles says the same about each of them. Rows of a state that no profile has stay out.
 */
export async function makeUnified(tx: Writer, no: number, state: number, contacts = 'profile_contacts'): Promise<void> {
  await tx.run(`DROP TABLE IF EXISTS ${unifiedTable(no)}`);
  await tx.run(
    `CREATE TABLE ${unifiedTable(no)} AS
     SELECT customer_id, kind, identifier, option_no, own, granted, said_at, entry_no, source_no, expires_at, vanished FROM (
       SELECT c.customer_id, ${OF_STATE}, row_number() OVER (PARTITION BY c.customer_id, s.option_no
         ORDER BY s.granted, coalesce(s.expires_at, ${Number.MAX_SAFE_INTEGER}), s.said_at DESC, s.entry_no) AS place
       FROM ${contacts} c JOIN ${stateNo(state)} s ON s.kind = c.kind AND s.identifier = c.value) AS ranked
     WHERE place = 1`,
  );
}

/** Lets everybody read unified consent `no`, and drops the one before. */
export async function pointUnified(tx: Writer, no: number, before: number): Promise<void> {
  await tx.run(`CREATE OR REPLACE VIEW unified_consent AS SELECT * FROM ${unifiedTable(no)}`);
  if (before > 0 && before !== no) await tx.run(`DROP TABLE IF EXISTS ${unifiedTable(before)}`);
}

/** Tables of states and unifications that a crash has left behind. */
export async function strayConsentTables(reader: Reader, present: readonly string[]): Promise<string[]> {
  const rows = await reader.all(
    `SELECT table_name FROM information_schema.tables
     WHERE regexp_matches(table_name, '^(consent_state|unified_consent)_[0-9]+$') ORDER BY table_name`,
  );
  return rows.map((row) => String(row.table_name)).filter((table) => !present.includes(table));
}

export interface UnifiedCounts {
  matched: number;
  matchedProfiles: number;
  unmatched: number;
  sharedKeys: number;
  sharedProfiles: number;
}

/** Identifiers of profiles with how many have each, in one pass over all of them. */
const contactsOf = (contacts: string): string => `contacts AS (
  SELECT kind, value, count(DISTINCT customer_id) AS profiles FROM ${contacts} GROUP BY kind, value)`;

export async function countUnified(
  reader: Reader,
  no: number,
  state: number,
  contacts = 'profile_contacts',
): Promise<UnifiedCounts> {
  const rows = await reader.get(
    `WITH ${contactsOf(contacts)}
     SELECT count(*) AS matched, (SELECT count(*) FROM ${stateNo(state)}) AS all_rows
     FROM ${stateNo(state)} s JOIN contacts c ON c.kind = s.kind AND c.value = s.identifier`,
  );
  const profiles = await reader.get(`SELECT count(DISTINCT customer_id) AS matched FROM ${unifiedTable(no)}`);
  const shared = await reader.get(
    `WITH ${contactsOf(contacts)}, shared AS (
       SELECT kind, value FROM contacts WHERE profiles > 1
       AND (kind, value) IN (SELECT kind, identifier FROM ${stateNo(state)}))
     SELECT (SELECT count(*) FROM shared) AS shared_keys, count(DISTINCT c.customer_id) AS shared_profiles
     FROM ${contacts} c JOIN shared h ON h.kind = c.kind AND h.value = c.value`,
  );
  const matched = Number(rows?.matched);
  return {
    matched,
    unmatched: Number(rows?.all_rows) - matched,
    matchedProfiles: Number(profiles?.matched),
    sharedKeys: Number(shared?.shared_keys),
    sharedProfiles: Number(shared?.shared_profiles),
  };
}
