import { createSnapshot, snapshotTable } from '../../storage/snapshots.js';
import type { SourceField, StoredSource } from '../../storage/sources.js';
import type { Sql, Writer } from '../../storage/sql.js';
import { compareSnapshots, copyProfiles, mintCustomerIds, stageKeys, stagingTable } from '../../storage/staging.js';
import { makeContacts } from './contacts.js';
import { describeFields } from './describe.js';

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
  return {
    read,
    accepted,
    keysDifferInCase,
    ...difference,
    fields: await describeFields(sql, { table: snapshot, fields, columns: parts.columns }),
  };
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

const fieldOf = (parts: BuildParts, column: string): number => parts.fields[parts.columns.indexOf(column)]!;
