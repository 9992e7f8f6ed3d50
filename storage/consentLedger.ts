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
  `CREATE TABLE IF NOT EXISTS consent_gone (
    entry_no BIGINT NOT NULL, source_no BIGINT NOT NULL, snapshot_no BIGINT NOT NULL)`,
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

/** Numbers of options in the order given; those seen for the first time are entered. */
export async function enterOptions(tx: Writer, options: readonly Omit<ConsentOption, 'no'>[]): Promise<number[]> {
  const known = new Map((await listOptions(tx)).map(({ key, no }) => [key, no]));
  for (const { key, name } of options) {
    if (known.has(key)) continue;
    known.set(key, Math.max(0, ...known.values()) + 1);
    await tx.run('INSERT INTO consent_options VALUES ($1, $2, $3)', [known.get(key)!, key, name]);
  }
  return options.map(({ key }) => known.get(key)!);
}

const SAME = ['consent_id', 'kind', 'identifier', 'option_no', 'own', 'granted', 'event_at', 'expires_at'] as const;
const COLUMNS = SAME.join(', ');

/**
 * Enters what is staged as the next snapshot of its source, beside others: nobody reads it before `commitSnapshot`. A row that is
 * there as before, however often and wherever in the file, goes on as the entry that it has.
 */
export async function appendSnapshot(
  tx: Writer,
  { sourceNo, snapshotNo, staged }: { sourceNo: number; snapshotNo: number; staged: string },
): Promise<void> {
  const open = `SELECT entry_no, ${COLUMNS} FROM consent_entries e WHERE source_no = $1
    AND NOT EXISTS (SELECT 1 FROM consent_gone g WHERE g.entry_no = e.entry_no)`;
  const same = SAME.map((column) => `n.${column} IS NOT DISTINCT FROM o.${column}`).join(' AND ');
  await tx.run(
    `INSERT INTO consent_entries
     SELECT (SELECT coalesce(max(entry_no), 0) FROM consent_entries) + row_number() OVER (ORDER BY n.row_no),
       $1, $2, n.row_no, ${SAME.map((column) => `n.${column}`).join(', ')}
     FROM (SELECT min(row_no) AS row_no, ${COLUMNS} FROM ${staged} GROUP BY ${COLUMNS}) n
     WHERE NOT EXISTS (SELECT 1 FROM (${open}) o WHERE ${same})`,
    [sourceNo, snapshotNo],
  );
  await tx.run(
    `INSERT INTO consent_gone
     SELECT o.entry_no, $1, $2 FROM (${open} AND snapshot_no < $2) o
     WHERE NOT EXISTS (SELECT 1 FROM ${staged} n WHERE ${same})`,
    [sourceNo, snapshotNo],
  );
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

/** Takes away what imports that did not end have entered. */
export async function dropUncommitted(tx: Writer): Promise<void> {
  for (const table of ['consent_entries', 'consent_gone']) {
    await tx.run(
      `DELETE FROM ${table} t WHERE NOT EXISTS (
         SELECT 1 FROM consent_snapshots s WHERE s.source_no = t.source_no AND s.snapshot_no = t.snapshot_no)`,
    );
  }
}
