import { Envelope } from './settings.js';
import type { Reader, Writer } from './sql.js';

/** A token that was typed but is not part of a connection yet: encrypted, bound to the person, short-lived. */
export interface StagedSecret {
  id: string;
  tenantId: string;
  userId: string;
  envelope: Envelope;
  /** Epoch milliseconds, UTC. */
  createdAt: number;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS staged_secrets (
     id VARCHAR PRIMARY KEY,
     tenant_id VARCHAR NOT NULL,
     user_id VARCHAR NOT NULL,
     envelope VARCHAR NOT NULL,
     created_at BIGINT NOT NULL
   )`,
];

export async function addStagedSecret(tx: Writer, secret: StagedSecret): Promise<void> {
  await tx.run('INSERT INTO staged_secrets VALUES ($1, $2, $3, $4, $5)', [
    secret.id,
    secret.tenantId,
    secret.userId,
    JSON.stringify(secret.envelope),
    secret.createdAt,
  ]);
}

/** Only for the person who typed it. */
export async function getStagedSecret(
  reader: Reader,
  of: Pick<StagedSecret, 'id' | 'tenantId' | 'userId'>,
): Promise<StagedSecret | undefined> {
  const row = await reader.get('SELECT * FROM staged_secrets WHERE id = $1 AND tenant_id = $2 AND user_id = $3', [
    of.id,
    of.tenantId,
    of.userId,
  ]);
  return (
    row && { ...of, envelope: Envelope.parse(JSON.parse(String(row.envelope))), createdAt: Number(row.created_at) }
  );
}

export async function deleteStagedSecret(tx: Writer, id: string): Promise<void> {
  await tx.run('DELETE FROM staged_secrets WHERE id = $1', [id]);
}

/** Deletes what was staged before `at`; resolves to their number. */
export const deleteStagedSecretsBefore = (tx: Writer, at: number): Promise<number> =>
  tx.run('DELETE FROM staged_secrets WHERE created_at < $1', [at]);
