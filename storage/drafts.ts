import type { Reader, Writer } from './sql.js';

/** What a form has collected so far. One a person and kind. */
export interface StoredDraft {
  id: string;
  tenantId: string;
  userId: string;
  /** For example `setup`. */
  kind: string;
  /** Goes up with every change: a card drawn from an older one is outdated. */
  version: number;
  /** JSON. References only, never a token. */
  state: string;
  /** Epoch milliseconds, UTC. */
  changedAt: number;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS drafts (
     id VARCHAR PRIMARY KEY,
     tenant_id VARCHAR NOT NULL,
     user_id VARCHAR NOT NULL,
     kind VARCHAR NOT NULL,
     version BIGINT NOT NULL,
     state VARCHAR NOT NULL,
     changed_at BIGINT NOT NULL
   )`,
];

type Owner = Pick<StoredDraft, 'tenantId' | 'userId' | 'kind'>;

export async function getDraft(reader: Reader, owner: Owner): Promise<StoredDraft | undefined> {
  const row = await reader.get('SELECT * FROM drafts WHERE tenant_id = $1 AND user_id = $2 AND kind = $3', [
    owner.tenantId,
    owner.userId,
    owner.kind,
  ]);
  return (
    row && {
      ...owner,
      id: String(row.id),
      version: Number(row.version),
      state: String(row.state),
      changedAt: Number(row.changed_at),
    }
  );
}

/** Puts a new draft in the place of the person's older one of that kind. */
export async function putDraft(tx: Writer, draft: StoredDraft): Promise<void> {
  await deleteDraft(tx, draft);
  await tx.run('INSERT INTO drafts VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    draft.id,
    draft.tenantId,
    draft.userId,
    draft.kind,
    draft.version,
    draft.state,
    draft.changedAt,
  ]);
}

/** Compare-and-swap on the version. False: somebody else was first, or the draft is gone. */
export async function changeDraft(
  tx: Writer,
  ref: { id: string; version: number },
  change: { state: string; changedAt: number },
): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE drafts SET state = $1, changed_at = $2, version = version + 1 WHERE id = $3 AND version = $4',
    [change.state, change.changedAt, ref.id, ref.version],
  );
  return changed === 1;
}

export async function deleteDraft(tx: Writer, owner: Owner): Promise<void> {
  await tx.run('DELETE FROM drafts WHERE tenant_id = $1 AND user_id = $2 AND kind = $3', [
    owner.tenantId,
    owner.userId,
    owner.kind,
  ]);
}

/** Deletes drafts that nobody has touched since `at`; resolves to their number. */
export const deleteDraftsBefore = (tx: Writer, at: number): Promise<number> =>
  tx.run('DELETE FROM drafts WHERE changed_at < $1', [at]);
