import type { Reader, Row, Writer } from './sql.js';

/** What a page was opened for, and by whom: the address of the page holds its id only. */
export interface PageState {
  id: string;
  /** `page`: reading, in development; `token`: to enter the token of one step of a set-up, once. */
  purpose: 'page' | 'token';
  tenantId: string;
  userId: string;
  userName: string;
  language: 'en' | 'nl';
  /** Where it was asked for. */
  conversationId: string;
  /** The draft as it was then; empty for pages that are read. */
  draftId: string;
  draftVersion: number;
  /** Epoch milliseconds, UTC. */
  expiresAt: number;
  /** When it was used up; null: not yet. */
  usedAt: number | null;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS page_states (
     id VARCHAR PRIMARY KEY, purpose VARCHAR NOT NULL, tenant_id VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
     user_name VARCHAR NOT NULL, language VARCHAR NOT NULL, conversation_id VARCHAR NOT NULL, draft_id VARCHAR NOT NULL,
     draft_version BIGINT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT)`,
];

export async function addPageState(tx: Writer, state: PageState): Promise<void> {
  await tx.run('INSERT INTO page_states VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
    ...[state.id, state.purpose, state.tenantId, state.userId, state.userName, state.language],
    ...[state.conversationId, state.draftId, state.draftVersion, state.expiresAt, state.usedAt],
  ]);
}

export async function findPageState(reader: Reader, id: string): Promise<PageState | undefined> {
  const row = await reader.get('SELECT * FROM page_states WHERE id = $1', [id]);
  return row && toState(row);
}

/** Resolves to false when somebody else was first. */
export async function markPageStateUsed(tx: Writer, id: string, at: number): Promise<boolean> {
  return (await tx.run('UPDATE page_states SET used_at = $2 WHERE id = $1 AND used_at IS NULL', [id, at])) > 0;
}

export async function deletePageStatesBefore(tx: Writer, expiredBefore: number): Promise<number> {
  return tx.run('DELETE FROM page_states WHERE expires_at < $1', [expiredBefore]);
}

const toState = (row: Row): PageState => ({
  id: String(row.id),
  purpose: row.purpose === 'token' ? 'token' : 'page',
  tenantId: String(row.tenant_id),
  userId: String(row.user_id),
  userName: String(row.user_name),
  language: row.language === 'nl' ? 'nl' : 'en',
  conversationId: String(row.conversation_id),
  draftId: String(row.draft_id),
  draftVersion: Number(row.draft_version),
  expiresAt: Number(row.expires_at),
  usedAt: row.used_at == null ? null : Number(row.used_at),
});
