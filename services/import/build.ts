import { createSnapshot, snapshotTable } from '../../storage/snapshots.js';
import type { SourceField, StoredSource } from '../../storage/sources.js';
import type { Sql, Writer } from '../../storage/sql.js';
import {
  compareSnapshots,
  copyProfiles,
  countFilled,
  firstProfiles,
  mintCustomerIds,
  stageKeys,
  stagingTable,
} from '../../storage/staging.js';
import { makeContacts } from './contacts.js';
import { guessColumns } from './guess.js';

export interface BuildParts {
  sql: Sql;
  importId: string;
  source: Pick<StoredSource, 'no' | 'generation'>;
  key: string;
  emails: readonly string[];
  phones: readonly string[];
  /** ISO 3166 country of phone numbers that name none. */
  region: string;
  /** The source has columns of consent: its profiles are identifiers too. */
  consentColumns: boolean;
  columns: readonly string[];
  fields: readonly number[];
  /** The snapshot that this one will take the place of. */
  before?: { generation: number; fields: readonly number[] };
  /** Called between steps. @throws to stop */
  pause(): void;
}

export interface Built {
  /** Of the staged rows. */
  read: number;
  accepted: number;
  keysDifferInCase: number;
  added: number;
  changed: number;
  gone: number;
  fields: Omit<SourceField, 'name'>[];
}

/** Cells in one step of copying: what memory holds at a time, whatever the number of columns. */
const CELLS_AT_ONCE = 1_200_000;
const MOST_ROWS_AT_ONCE = 122_880;
const ROWS_LOOKED_AT = 200;
const LONGEST_SAMPLE = 100;

/** Makes the snapshot of what is staged, with the CustomerIds, contacts and numbers that belong to it. Nobody reads it yet. */
export async function buildSnapshot(parts: BuildParts): Promise<Built> {
  const { sql, source, before, fields } = parts;
  const staging = stagingTable(source.no, source.generation);
  const snapshot = snapshotTable(source.no, source.generation);
  const keyField = { fieldId: fieldOf(parts, parts.key), name: parts.key };
  const counts = await sql.beside((tx) => stageKeys(tx, staging, keyField, parts.importId));
  parts.pause();
  await sql.beside(async (tx) => {
    await mintCustomerIds(tx, staging, source.no);
    await copyAll(tx, parts, staging, snapshot, counts.lastRow);
    await makeContacts(tx, contactParts(parts, snapshot));
  });
  parts.pause();
  const after = { table: snapshot, fields };
  const difference = before
    ? await compareSnapshots(sql, { table: snapshotTable(source.no, before.generation), fields: before.fields }, after)
    : { added: counts.accepted, changed: 0, gone: 0 };
  const { differInCase: keysDifferInCase, read, accepted } = counts;
  return { read, accepted, keysDifferInCase, ...difference, fields: await describeFields(parts, snapshot) };
}

async function copyAll(
  tx: Writer,
  parts: BuildParts,
  staging: string,
  snapshot: string,
  lastRow: number,
): Promise<void> {
  const { fields } = parts;
  await createSnapshot(tx, snapshot, fields);
  const limit = Math.min(MOST_ROWS_AT_ONCE, Math.ceil(CELLS_AT_ONCE / fields.length));
  for (let after = 0; after < lastRow; after += limit) {
    parts.pause();
    await copyProfiles(tx, staging, snapshot, fields, { after, limit });
  }
}

const contactParts = (parts: BuildParts, snapshot: string) => ({
  source: parts.source,
  snapshot,
  emails: parts.emails.map((column) => fieldOf(parts, column)),
  phones: parts.phones.map((column) => fieldOf(parts, column)),
  region: parts.region,
  profiles: parts.consentColumns,
  pause: parts.pause,
});

/** Fill and samples are counted now, so that no form ever has to wait for a scan. */
async function describeFields(parts: BuildParts, snapshot: string): Promise<Omit<SourceField, 'name'>[]> {
  const filled = await countFilled(parts.sql, snapshot, parts.fields);
  const rows = await firstProfiles(parts.sql, snapshot, parts.fields, ROWS_LOOKED_AT);
  const guesses = guessColumns(parts.columns, rows);
  return parts.fields.map((fieldId, index) => ({
    fieldId,
    filled: filled[index]!,
    samples: samplesOf(rows.map((row) => row[index]!)),
    ...(guesses[index] && { guess: guesses[index] }),
  }));
}

/** Up to three different values that are not blank, short enough to be shown. */
export function samplesOf(values: readonly (string | null)[]): string[] {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.size === 3) break;
    const text = (value ?? '').trim();
    if (text) seen.add([...text.slice(0, 2 * LONGEST_SAMPLE)].slice(0, LONGEST_SAMPLE).join(''));
  }
  return [...seen];
}

const fieldOf = (parts: BuildParts, column: string): number => parts.fields[parts.columns.indexOf(column)]!;
