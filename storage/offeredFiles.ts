import type { Reader, Row, Writer } from './sql.js';

/** A file that a signed link may download; its content is in the data folder under its id. */
export interface OfferedFile {
  id: string;
  /** As the browser saves it. */
  name: string;
  /** For whom it was made: the role is checked again at the download. */
  tenantId: string;
  userId: string;
  userName: string;
  /** Epoch milliseconds, UTC. */
  expiresAt: number;
  /** When consent had last changed when the file was made: with the next change it is offered no more. Absent: consent does not matter. */
  consentChangedAt?: number;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS offered_files (
     id VARCHAR PRIMARY KEY,
     name VARCHAR NOT NULL,
     tenant_id VARCHAR NOT NULL,
     user_id VARCHAR NOT NULL,
     user_name VARCHAR NOT NULL,
     expires_at BIGINT NOT NULL,
     consent_changed_at BIGINT
   )`,
];

/** Files of before there was consent data depend on none. */
export const withConsent: string[] = ['ALTER TABLE offered_files ADD COLUMN consent_changed_at BIGINT'];

export async function putOfferedFile(tx: Writer, file: OfferedFile): Promise<void> {
  await deleteOfferedFile(tx, file.id);
  await tx.run('INSERT INTO offered_files VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    file.id,
    file.name,
    file.tenantId,
    file.userId,
    file.userName,
    file.expiresAt,
    file.consentChangedAt ?? null,
  ]);
}

export async function findOfferedFile(reader: Reader, id: string): Promise<OfferedFile | undefined> {
  const row = await reader.get('SELECT * FROM offered_files WHERE id = $1', [id]);
  return row && toFile(row);
}

/** Those that nobody may download any more. */
export async function expiredFiles(reader: Reader, now: number): Promise<OfferedFile[]> {
  return (await reader.all('SELECT * FROM offered_files WHERE expires_at <= $1', [now])).map(toFile);
}

export async function deleteOfferedFile(tx: Writer, id: string): Promise<void> {
  await tx.run('DELETE FROM offered_files WHERE id = $1', [id]);
}

const toFile = (row: Row): OfferedFile => ({
  id: String(row.id),
  name: String(row.name),
  tenantId: String(row.tenant_id),
  userId: String(row.user_id),
  userName: String(row.user_name),
  expiresAt: Number(row.expires_at),
  ...(row.consent_changed_at !== null && { consentChangedAt: Number(row.consent_changed_at) }),
});
