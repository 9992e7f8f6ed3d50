import type { Reader, Row, Writer } from './sql.js';

/** A place where the bot can write, in our own neutral shape: nothing of the SDK is stored. */
export interface StoredConversation {
  tenantId: string;
  /** Without the `;messageid=` of a thread. */
  id: string;
  scope: 'personal' | 'groupChat' | 'channel';
  /** The newest one: Teams may change it at any time. */
  serviceUrl: string;
  botId: string;
  /** Of a 1:1 chat: whose it is (`Caller.userId`). */
  userId?: string;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS conversations (
     tenant_id VARCHAR NOT NULL,
     id VARCHAR NOT NULL,
     scope VARCHAR NOT NULL,
     service_url VARCHAR NOT NULL,
     bot_id VARCHAR NOT NULL,
     user_id VARCHAR,
     welcomed_at BIGINT,
     closed VARCHAR,
     seen_at BIGINT NOT NULL,
     PRIMARY KEY (tenant_id, id)
   )`,
];

/** Keeps the newest address; somebody who writes to the bot can be reached again. */
export async function saveConversation(tx: Writer, conversation: StoredConversation, at: number): Promise<void> {
  const { tenantId, id, scope, serviceUrl, botId, userId = null } = conversation;
  await tx.run(
    `INSERT INTO conversations (tenant_id, id, scope, service_url, bot_id, user_id, seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, id) DO UPDATE SET service_url = excluded.service_url, bot_id = excluded.bot_id,
       user_id = coalesce(excluded.user_id, conversations.user_id), closed = NULL, seen_at = excluded.seen_at`,
    [tenantId, id, scope, serviceUrl, botId, userId, at],
  );
}

/** The newest address of a conversation that is known, whatever else is so of it. */
export async function touchConversation(
  tx: Writer,
  { tenantId, id, serviceUrl, botId }: Pick<StoredConversation, 'tenantId' | 'id' | 'serviceUrl' | 'botId'>,
): Promise<void> {
  await tx.run(
    `UPDATE conversations SET service_url = $3, bot_id = $4
     WHERE tenant_id = $1 AND id = $2 AND (service_url <> $3 OR bot_id <> $4)`,
    [tenantId, id, serviceUrl, botId],
  );
}

export async function getConversation(
  reader: Reader,
  tenantId: string,
  id: string,
): Promise<StoredConversation | undefined> {
  const row = await reader.get('SELECT * FROM conversations WHERE tenant_id = $1 AND id = $2 AND closed IS NULL', [
    tenantId,
    id,
  ]);
  return row && conversationOf(row);
}

/** The 1:1 chat with somebody, where there is one. */
export async function personalConversation(
  reader: Reader,
  tenantId: string,
  userId: string,
): Promise<StoredConversation | undefined> {
  const row = await reader.get(
    `SELECT * FROM conversations WHERE tenant_id = $1 AND user_id = $2 AND scope = 'personal' AND closed IS NULL
     ORDER BY seen_at DESC LIMIT 1`,
    [tenantId, userId],
  );
  return row && conversationOf(row);
}

/** True for the first caller only: two events tell of one installation, and each may come twice. */
export async function markWelcomed(tx: Writer, tenantId: string, id: string, at: number): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE conversations SET welcomed_at = $1 WHERE tenant_id = $2 AND id = $3 AND welcomed_at IS NULL',
    [at, tenantId, id],
  );
  return changed === 1;
}

/** Nothing can be delivered there until somebody writes again; `why` is the platform's code. */
export const closeConversation = (tx: Writer, tenantId: string, id: string, why: string): Promise<number> =>
  tx.run('UPDATE conversations SET closed = $1 WHERE tenant_id = $2 AND id = $3', [why, tenantId, id]);

/** Nothing can be delivered anywhere in that tenant. */
export const closeTenant = (tx: Writer, tenantId: string, why: string): Promise<number> =>
  tx.run('UPDATE conversations SET closed = $1 WHERE tenant_id = $2 AND closed IS NULL', [why, tenantId]);

/** What was closed for that reason can be reached again; what was closed for another stays so. */
export const reopenTenant = (tx: Writer, tenantId: string, why: string): Promise<number> =>
  tx.run('UPDATE conversations SET closed = NULL WHERE tenant_id = $2 AND closed = $1', [why, tenantId]);

export async function countClosed(reader: Reader, tenantId: string): Promise<number> {
  const row = await reader.get(
    'SELECT count(*) AS closed FROM conversations WHERE tenant_id = $1 AND closed IS NOT NULL',
    [tenantId],
  );
  return Number(row?.closed ?? 0);
}

export const deleteConversation = (tx: Writer, tenantId: string, id: string): Promise<number> =>
  tx.run('DELETE FROM conversations WHERE tenant_id = $1 AND id = $2', [tenantId, id]);

const conversationOf = (row: Row): StoredConversation => ({
  tenantId: String(row.tenant_id),
  id: String(row.id),
  scope: row.scope as StoredConversation['scope'],
  serviceUrl: String(row.service_url),
  botId: String(row.bot_id),
  ...(row.user_id !== null && { userId: String(row.user_id) }),
});
