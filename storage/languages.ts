import type { Reader, Writer } from './sql.js';

/** Whose language: a person's in the 1:1 chat, a conversation's elsewhere. */
export interface LanguageOwner {
  tenantId: string;
  kind: 'user' | 'conversation';
  id: string;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS languages (
     tenant_id VARCHAR NOT NULL,
     kind VARCHAR NOT NULL,
     id VARCHAR NOT NULL,
     language VARCHAR NOT NULL,
     PRIMARY KEY (tenant_id, kind, id)
   )`,
];

export async function saveLanguage(tx: Writer, owner: LanguageOwner, language: 'en' | 'nl'): Promise<void> {
  await tx.run(
    `INSERT INTO languages VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, kind, id) DO UPDATE SET language = excluded.language`,
    [owner.tenantId, owner.kind, owner.id, language],
  );
}

/** Undefined: never chosen. */
export async function getLanguage(reader: Reader, owner: LanguageOwner): Promise<'en' | 'nl' | undefined> {
  const row = await reader.get('SELECT language FROM languages WHERE tenant_id = $1 AND kind = $2 AND id = $3', [
    owner.tenantId,
    owner.kind,
    owner.id,
  ]);
  return row && (row.language === 'nl' ? 'nl' : 'en');
}

export const deleteLanguage = (tx: Writer, owner: LanguageOwner): Promise<number> =>
  tx.run('DELETE FROM languages WHERE tenant_id = $1 AND kind = $2 AND id = $3', [
    owner.tenantId,
    owner.kind,
    owner.id,
  ]);
