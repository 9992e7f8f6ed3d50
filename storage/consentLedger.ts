import type { Reader, Value, Writer } from './sql.js';

/**
 * The consent ledger: what every source has ever said, append-only. An entry is one row of a source over its unbroken presence:
 * it begins with the snapshot that first had the row and ends with the first one that has it no more (`consent_gone`). Rows of
 * a snapshot that is not in `consent_snapshots` are of an import that did not end, and are swept away.
 */
export const ddl: string[] = [
  // Options by their key (NFKC, trimmed, lower case); `name` is the spelling that was seen first.
  `CREATE TABLE IF NOT EXISTS consent_options (
    option_no BIGINT NOT NULL, option_key VARCHAR NOT NULL, name VARCHAR NOT NULL)`,
  // `complete`: what is absent from it is no longer in the source. A source that is removed ends with an empty complete one.
  `CREATE TABLE IF NOT EXISTS consent_snapshots (
    source_no BIGINT NOT NULL, snapshot_no BIGINT NOT NULL, read_at BIGINT NOT NULL, complete BOOLEAN NOT NULL,
    entries BIGINT NOT NULL)`,
  // `kind`: email, phone, or profile (then the identifier is the CustomerId). `own`: how the source's value reads, NULL when it
  // cannot be read. `granted`: the same after the option's polarity. Times are epoch milliseconds; `event_at` NULL: undated.
  `CREATE TABLE IF NOT EXISTS consent_entries (
    entry_no BIGINT NOT NULL, source_no BIGINT NOT NULL, snapshot_no BIGINT NOT NULL, row_no BIGINT NOT NULL,
    consent_id VARCHAR, kind VARCHAR NOT NULL, identifier VARCHAR NOT NULL, option_no BIGINT NOT NULL, own BOOLEAN,
    granted BOOLEAN NOT NULL, event_at BIGINT, expires_at BIGINT)`,
  // `reread`: the row is still there and is only read otherwise, since somebody has corrected the mapping: what it was taken for
  // does not count any more.
  `CREATE TABLE IF NOT EXISTS consent_gone (
    entry_no BIGINT NOT NULL, source_no BIGINT NOT NULL, snapshot_no BIGINT NOT NULL, reread BOOLEAN NOT NULL)`,
];

/** Of a date that lies further ahead than this nobody can know yet: such rows wait until their time has come. Milliseconds. */
export const AHEAD = 5 * 60_000;

/** Where an import puts its rows, normalised: the columns of `consent_entries` from `row_no` on, in their order. */
export const stagedConsent = (sourceNo: number, snapshotNo: number): string =>
  `consent_staged_${sourceNo}_${snapshotNo}`;

export async function createStagedConsent(tx: Writer, table: string): Promise<void> {
  await tx.run(
    `CREATE TABLE ${table} (
       row_no BIGINT NOT NULL, consent_id VARCHAR, kind VARCHAR NOT NULL, identifier VARCHAR NOT NULL,
       option_no BIGINT NOT NULL, own BOOLEAN, granted BOOLEAN NOT NULL, event_at BIGINT, expires_at BIGINT)`,
  );
}

export interface ConsentOption {
  no: number;
  key: string;
  name: string;
}

/** All options there ever were, by name. */
export async function listOptions(reader: Reader): Promise<ConsentOption[]> {
  const rows = await reader.all(
    'SELECT option_no, option_key, name FROM consent_options ORDER BY lower(name), option_no',
  );
  return rows.map((row) => ({ no: Number(row.option_no), key: String(row.option_key), name: String(row.name) }));
}

/** Enters options under the numbers that they have. */
export async function putOptions(tx: Writer, options: readonly ConsentOption[]): Promise<void> {
  await tx.append(
    'consent_options',
    options.map(({ no, key, name }) => [no, key, name]),
  );
}

/** Numbers of options in the order given; those seen for the first time are entered. */
export async function enterOptions(tx: Writer, options: readonly Omit<ConsentOption, 'no'>[]): Promise<number[]> {
  const present = await listOptions(tx);
  const known = new Map(present.map(({ key, no }) => [key, no]));
  let highest = present.reduce((most, { no }) => Math.max(most, no), 0);
  const fresh: ConsentOption[] = [];
  for (const { key, name } of options) {
    if (known.has(key)) continue;
    highest += 1;
    known.set(key, highest);
    fresh.push({ no: highest, key, name });
  }
  await putOptions(tx, fresh);
  return options.map(({ key }) => known.get(key)!);
}

const SAME = ['consent_id', 'kind', 'identifier', 'option_no', 'own', 'granted', 'event_at', 'expires_at'] as const;
const COLUMNS = SAME.join(', ');

/** What else the mapping now says about values; then a denial that was read out of one may have been no denial. */
export interface Reread {
  /** Values that could not be read, and now can. */
  unread: boolean;
  /** Values that have been read the other way round. */
  flipped: boolean;
}

/** How a snapshot differs from the one before, in rows: of a consent ID, or of a person and option, as many as there are of both changed. */
export interface LedgerDifference {
  added: number;
  changed: number;
  gone: number;
}

const diffTable = (staged: string): string => `${staged}_diff`;

/**
 * Enters what is staged as the next snapshot of its source, beside others: nobody reads it before `commitSnapshot`. A row that is
 * there as before, however often and wherever in the file, goes on as the entry that it has.
 */
export async function appendSnapshot(
  tx: Writer,
  snapshot: { sourceNo: number; snapshotNo: number; staged: string; reread?: Reread },
): Promise<LedgerDifference> {
  const { sourceNo, snapshotNo, staged, reread } = snapshot;
  const diff = diffTable(staged);
  // One pass over both sides; NULLs are alike to GROUP BY, which they are not to a join.
  await tx.run(
    `CREATE TABLE ${diff} AS SELECT ${COLUMNS}, min(row_no) AS row_no, min(entry_no) AS entry_no FROM (
       SELECT ${COLUMNS}, row_no, CAST(NULL AS BIGINT) AS entry_no FROM ${staged}
       UNION ALL
       SELECT ${COLUMNS}, CAST(NULL AS BIGINT), entry_no FROM consent_entries e WHERE source_no = $1
         AND NOT EXISTS (SELECT 1 FROM consent_gone g WHERE g.entry_no = e.entry_no)) AS sides
     GROUP BY ${COLUMNS} HAVING min(row_no) IS NULL OR min(entry_no) IS NULL`,
    [sourceNo],
  );
  // A row holds one cell of an option at most: row and option make a number that is unique, and follows the file.
  await tx.run(
    `INSERT INTO consent_entries
     SELECT (SELECT coalesce(max(entry_no), 0) FROM consent_entries) + option_no
         + row_no * (SELECT coalesce(max(option_no), 0) + 1 FROM ${diff}),
       $1, $2, row_no, ${COLUMNS} FROM ${diff} WHERE entry_no IS NULL`,
    [sourceNo, snapshotNo],
  );
  const difference = await differenceIn(tx, diff);
  if (difference.changed + difference.gone > 0) {
    await tx.run(
      `INSERT INTO consent_gone SELECT d.entry_no, $1, $2, r.entry_no IS NOT NULL FROM ${diff} d
       LEFT JOIN (${rereadOf(diff)}) r ON r.entry_no = d.entry_no WHERE d.row_no IS NULL`,
      [sourceNo, snapshotNo, reread?.unread ?? false, reread?.flipped ?? false],
    );
  }
  await tx.run(`DROP TABLE ${diff}`);
  return difference;
}

/** Denials that are grants by another reading of the same row: the same person, option, consent ID and dates. `$3`, `$4`: Reread. */
const rereadOf = (diff: string): string => {
  const same = ['consent_id', 'event_at', 'expires_at'].map((column) => `n.${column} IS NOT DISTINCT FROM o.${column}`);
  return `SELECT DISTINCT o.entry_no FROM ${diff} o JOIN ${diff} n ON n.kind = o.kind AND n.identifier = o.identifier
      AND n.option_no = o.option_no AND ${same.join(' AND ')}
    WHERE o.row_no IS NULL AND NOT o.granted AND n.entry_no IS NULL AND n.granted
      AND (n.own IS NOT DISTINCT FROM o.own OR ($3 AND o.own IS NULL) OR ($4 AND n.own <> o.own))`;
};

async function differenceIn(tx: Writer, diff: string): Promise<LedgerDifference> {
  const sides = await tx.get(`SELECT count(entry_no) AS old, count(row_no) AS fresh FROM ${diff}`);
  const [old, fresh] = [Number(sides!.old), Number(sides!.fresh)];
  // Mostly one side is empty, or both are small; grouping millions of new rows would find nothing.
  if (old === 0 || fresh === 0) return { added: fresh, changed: 0, gone: old };
  const row = await tx.get(
    `SELECT coalesce(CAST(sum(least(fresh, old)) AS BIGINT), 0) AS changed
     FROM (SELECT count(row_no) AS fresh, count(entry_no) AS old
       FROM ${diff} GROUP BY consent_id, CASE WHEN consent_id IS NULL THEN kind END,
         CASE WHEN consent_id IS NULL THEN identifier END, CASE WHEN consent_id IS NULL THEN option_no END) AS keys`,
  );
  const changed = Number(row!.changed);
  return { changed, added: fresh - changed, gone: old - changed };
}

/** Consent IDs that stand in what is staged more than once. */
export async function countIdsTwice(reader: Reader, staged: string): Promise<number> {
  const row = await reader.get(
    `SELECT count(*) AS n FROM (SELECT consent_id FROM ${staged} WHERE consent_id IS NOT NULL
       GROUP BY consent_id HAVING count(*) > 1) AS twice`,
  );
  return Number(row!.n);
}

/** Lets everybody read a snapshot: belongs into the transaction that changes its source. */
export async function commitSnapshot(
  tx: Writer,
  snapshot: { sourceNo: number; snapshotNo: number; readAt: number; complete: boolean; entries: number },
): Promise<void> {
  const { sourceNo, snapshotNo, readAt, complete, entries } = snapshot;
  const row: Value[] = [sourceNo, snapshotNo, readAt, complete, entries];
  await tx.run('INSERT INTO consent_snapshots VALUES ($1, $2, $3, $4, $5)', row);
}

/** The number of the newest snapshot of a source that counts; 0 before the first. */
export async function newestSnapshot(reader: Reader, sourceNo: number): Promise<number> {
  const row = await reader.get(
    'SELECT coalesce(max(snapshot_no), 0) AS newest FROM consent_snapshots WHERE source_no = $1',
    [sourceNo],
  );
  return Number(row?.newest ?? 0);
}

/** Whether a source says anything about consent: it has been read, and has not ended with an empty complete snapshot. */
export async function saysConsent(reader: Reader, sourceNo: number): Promise<boolean> {
  const row = await reader.get(
    `SELECT complete, entries FROM consent_snapshots WHERE source_no = $1 ORDER BY snapshot_no DESC LIMIT 1`,
    [sourceNo],
  );
  return row !== undefined && !(row.complete === true && Number(row.entries) === 0);
}

/** When a snapshot was last read; 0 before the first. No later one may be older, or it would be seen before its time. */
export async function lastReadAt(reader: Reader): Promise<number> {
  const row = await reader.get('SELECT coalesce(max(read_at), 0) AS last FROM consent_snapshots');
  return Number(row?.last ?? 0);
}

/** Takes away what imports that did not end have entered. */
export async function dropUncommitted(tx: Writer): Promise<void> {
  for (const table of ['consent_entries', 'consent_gone']) {
    await tx.run(
      `DELETE FROM ${table} t WHERE NOT EXISTS (
         SELECT 1 FROM consent_snapshots s WHERE s.source_no = t.source_no AND s.snapshot_no = t.snapshot_no)`,
    );
  }
}

/** Tables that a crash left behind: what imports have staged, and states that nobody reads. `stateNo`: the one that is read. */
export async function strayConsentTables(reader: Reader, stateNo: number): Promise<string[]> {
  const rows = await reader.all(
    `SELECT table_name FROM information_schema.tables WHERE table_type <> 'VIEW'
     AND regexp_matches(table_name, '^consent_(staged_[0-9]+_[0-9]+(_diff)?|state_[0-9]+)$')
     AND table_name <> $1 ORDER BY table_name`,
    [`consent_state_${stateNo}`],
  );
  return rows.map((row) => String(row.table_name));
}
