import { saidAt, stateAt } from './consentState.js';
import { shownName } from './shownName.js';
import type { Reader, Row, Value } from './sql.js';

/** Identifiers of one person: the one that was asked for, and the CustomerIds of profiles that have it. */
export interface PersonKey {
  kind: string;
  identifier: string;
}

/** An entry of the ledger about a person. Times are epoch milliseconds. */
export interface PersonEntry {
  entryNo: number;
  optionNo: number;
  granted: boolean;
  /** How the source's value reads; null when it could not be read. */
  own: boolean | null;
  saidAt: number;
  dated: boolean;
  expiresAt?: number;
  source: string;
  row: number;
  consentId?: string;
}

export interface PersonLedger {
  /** What each identifier says now, by the rules of the state. */
  state: (PersonKey & { optionNo: number; entryNo: number; granted: boolean; vanished: boolean })[];
  /** Entries that have a say: they are in their source, or denials that stay. */
  counting: number[];
  /** Everything that was known by then, newest first. */
  entries: PersonEntry[];
}

/** What the ledger had read about these identifiers by a moment. Reads the ledger twice, and its rules only over what concerns them. */
export async function personLedger(reader: Reader, keys: readonly PersonKey[], moment: number): Promise<PersonLedger> {
  const about = await entriesAbout(reader, keys);
  if (about.length === 0) return { state: [], counting: [], entries: [] };
  const theirs = matching(keys, 5);
  const values = keys.flatMap(({ kind, identifier }) => [kind, identifier]);
  const params: Value[] = [moment, null, null, null, ...values, ...about];
  const few = `(SELECT * FROM consent_entries WHERE entry_no IN (${numbered(about.length, 5 + values.length)}))`;
  const state = await reader.all(`SELECT * FROM (${stateAt(few)}) AS state WHERE ${theirs}`, params);
  const counting = await reader.all(`${saidAt(few)} SELECT entry_no FROM counting WHERE ${theirs}`, params);
  const entries = await reader.all(
    `SELECT e.*, coalesce(e.event_at, s.read_at) AS said_at, d.name AS source
     FROM (SELECT * FROM consent_entries WHERE entry_no IN (${numbered(about.length, 2 + values.length)})
       AND (${matching(keys, 2)})) e
     JOIN consent_snapshots s ON s.source_no = e.source_no AND s.snapshot_no = e.snapshot_no
     LEFT JOIN data_sources d ON d.source_no = e.source_no
     WHERE s.read_at <= $1
     ORDER BY said_at DESC, e.granted, e.entry_no`,
    [moment, ...values, ...about],
  );
  return {
    state: state.map(toState),
    counting: counting.map((row) => Number(row.entry_no)),
    entries: entries.map(toEntry),
  };
}

/** Numbers of their entries, and of those with a consent ID of theirs: it may have moved from somebody, or to somebody. */
async function entriesAbout(reader: Reader, keys: readonly PersonKey[]): Promise<number[]> {
  const theirs = await reader.all(
    `SELECT entry_no, consent_id FROM consent_entries WHERE ${matching(keys, 1)}`,
    keys.flatMap(({ kind, identifier }) => [kind, identifier]),
  );
  const ids = [...new Set(theirs.flatMap(({ consent_id: id }) => (id === null ? [] : [String(id)])))];
  const moved =
    ids.length === 0
      ? []
      : await reader.all(`SELECT entry_no FROM consent_entries WHERE consent_id IN (${numbered(ids.length, 1)})`, ids);
  return [...new Set([...theirs, ...moved].map((row) => Number(row.entry_no)))];
}

const numbered = (count: number, first: number): string =>
  Array.from({ length: count }, (_, at) => `$${first + at}`).join(', ');

/** SQL that is true for these identifiers, which are parameters from number `first` on. */
const matching = (keys: readonly PersonKey[], first: number): string =>
  keys.map((_key, at) => `kind = $${first + 2 * at} AND identifier = $${first + 2 * at + 1}`).join(' OR ');

const toState = (row: Row): PersonLedger['state'][number] => ({
  kind: String(row.kind),
  identifier: String(row.identifier),
  optionNo: Number(row.option_no),
  entryNo: Number(row.entry_no),
  granted: row.granted === true,
  vanished: row.vanished === true,
});

const toEntry = (row: Row): PersonEntry => ({
  entryNo: Number(row.entry_no),
  optionNo: Number(row.option_no),
  granted: row.granted === true,
  own: row.own === null ? null : row.own === true,
  saidAt: Number(row.said_at),
  dated: row.event_at !== null,
  ...(row.expires_at !== null && { expiresAt: Number(row.expires_at) }),
  source: String(row.source ?? ''),
  row: Number(row.row_no),
  ...(row.consent_id !== null && { consentId: String(row.consent_id) }),
});

/** Profiles that have an identifier, with the name that they are shown with. */
export async function profilesWith(
  reader: Reader,
  { kind, identifier }: PersonKey,
  limit: number,
): Promise<{ customerId: number; name: string }[]> {
  const rows = await reader.all(
    `SELECT c.customer_id, coalesce(${await shownName(reader)}, CAST(c.customer_id AS VARCHAR)) AS name
     FROM (SELECT DISTINCT customer_id AS wanted FROM profile_contacts WHERE kind = $1 AND value = $2
       ORDER BY customer_id LIMIT $3) AS w JOIN customer c ON c.customer_id = w.wanted ORDER BY c.customer_id`,
    [kind, identifier, limit],
  );
  return rows.map((row) => ({ customerId: Number(row.customer_id), name: String(row.name) }));
}
