import { createHash } from 'node:crypto';
import type { Reader, Row, Writer } from './sql.js';

/** Codes and counts only: no token, no value of a profile. */
export type AuditDetails = Readonly<Record<string, string | number | boolean>>;

/** One line of the audit log before it has its place in the chain. */
export interface NewAuditEntry {
  /** Epoch milliseconds, UTC. */
  at: number;
  tenantId: string;
  actorId: string;
  actorName: string;
  /** What was done, for example `connection.create`. */
  action: string;
  /** What it was done to, for example `connection:<id>`. */
  subject: string;
  details: AuditDetails;
}

export interface AuditEntry extends NewAuditEntry {
  seq: number;
  prev: string;
  hash: string;
}

/** The newest entry; its copy outside of the Warehouse is what shows a cut-off tail. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/**
 * `edited`: an entry differs from its hash; `gap`: a number is missing or twice; `unlinked`: it does not follow the one before;
 * `cutOff`: the chain ends before its anchor; `anchor`: the anchor itself is missing or forged.
 */
export type AuditFault = 'edited' | 'gap' | 'unlinked' | 'cutOff' | 'anchor';

export interface AuditCheck {
  entries: number;
  intact: boolean;
  /** Where the chain breaks first. */
  fault?: { seq: number; kind: AuditFault };
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS audit_entries (
     seq BIGINT PRIMARY KEY,
     happened_at BIGINT NOT NULL,
     tenant_id VARCHAR NOT NULL,
     actor_id VARCHAR NOT NULL,
     actor_name VARCHAR NOT NULL,
     action VARCHAR NOT NULL,
     subject VARCHAR NOT NULL,
     details VARCHAR NOT NULL,
     prev VARCHAR NOT NULL,
     hash VARCHAR NOT NULL
   )`,
];

/** What the first entry is chained to. */
const GENESIS: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/**
 * Adds one entry to the end of the chain, in the transaction of what it tells about. Services call `Audit.append`
 * (services/audit.ts) instead, which also moves the anchor.
 */
export async function addAuditEntry(tx: Writer, entry: NewAuditEntry): Promise<AuditHead> {
  const head = await auditHead(tx);
  const seq = head.seq + 1;
  const details = JSON.stringify(entry.details);
  const { at, tenantId, actorId, actorName, action, subject } = entry;
  const row = [seq, at, ...[tenantId, actorId, actorName, action, subject].map(wellFormed), details];
  const hash = hashOf([...row, head.hash]);
  await tx.run('INSERT INTO audit_entries VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [...row, head.hash, hash]);
  return { seq, hash };
}

export async function auditHead(reader: Reader): Promise<AuditHead> {
  const row = await reader.get('SELECT seq, hash FROM audit_entries WHERE seq = (SELECT max(seq) FROM audit_entries)');
  return row ? { seq: Number(row.seq), hash: String(row.hash) } : GENESIS;
}

/** True while the entry that was the head is still in its place: only then may an anchor move on from it. */
export async function isInChain(reader: Reader, head: AuditHead): Promise<boolean> {
  if (head.seq === GENESIS.seq) return true;
  const row = await reader.get('SELECT hash FROM audit_entries WHERE seq = $1', [head.seq]);
  return row?.hash === head.hash;
}

/** Newest first; `before` is the `seq` of the last entry of the page before. */
export async function listAudit(
  reader: Reader,
  page: { tenantId: string; before?: number; limit: number },
): Promise<AuditEntry[]> {
  const rows = await reader.all(
    'SELECT * FROM audit_entries WHERE tenant_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3',
    [page.tenantId, page.before ?? Number.MAX_SAFE_INTEGER, page.limit],
  );
  return rows.map(toEntry);
}

/**
 * Walks the chain in pages, so that memory stays flat, and stops at the first fault. `anchor` is the head as it was kept outside of
 * the Warehouse: entries after it are fine (the process may have died before it was moved), a chain without it was cut or
 * rewritten. `from` is a head up to which the chain was found intact before.
 */
export async function verifyAudit(
  reader: Reader,
  anchor?: AuditHead,
  from: AuditHead = GENESIS,
): Promise<AuditCheck & { head: AuditHead }> {
  let last = from;
  for (let to = from.seq + PAGE; ; to += PAGE) {
    // From the beginning also what was put in before the first entry is looked at.
    const after = last === GENESIS ? Number.MIN_SAFE_INTEGER : last.seq;
    const rows = await reader.all('SELECT * FROM audit_entries WHERE seq > $1 AND seq <= $2 ORDER BY seq', [after, to]);
    for (const row of rows) {
      const kind = faultOf(row, last, anchor);
      if (kind) return { entries: last.seq, intact: false, fault: { seq: Number(row.seq), kind }, head: last };
      last = { seq: Number(row.seq), hash: String(row.hash) };
    }
    if (last.seq < to) break;
  }
  const beyond = await reader.get('SELECT min(seq) AS seq FROM audit_entries WHERE seq > $1', [last.seq]);
  if (typeof beyond?.seq === 'number')
    return { entries: last.seq, intact: false, fault: { seq: beyond.seq, kind: 'gap' }, head: last };
  const entries = last.seq;
  if (!anchor || anchor.seq <= entries) return { entries, intact: true, head: last };
  return { entries, intact: false, fault: { seq: entries + 1, kind: 'cutOff' }, head: last };
}

const PAGE = 2_000;

function faultOf(row: Row, last: AuditHead, anchor?: AuditHead): AuditFault | undefined {
  if (row.seq !== last.seq + 1) return 'gap';
  if (row.prev !== last.hash) return 'unlinked';
  const values = [
    row.seq,
    row.happened_at,
    row.tenant_id,
    row.actor_id,
    row.actor_name,
    row.action,
    row.subject,
    row.details,
  ];
  if (row.hash !== hashOf([...values, row.prev])) return 'edited';
  // Every hash fits its row, and yet it is not the entry that was anchored: the chain was made anew.
  return row.seq === anchor?.seq && row.hash !== anchor.hash ? 'edited' : undefined;
}

/** Half a character is stored as U+FFFD; hashed as it came, the entry would look edited. JSON (`details`) escapes it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

// JSON quotes and separates the values, so that no two different rows give the same text.
const hashOf = (values: unknown[]): string => createHash('sha256').update(JSON.stringify(values)).digest('hex');

function toEntry(row: Row): AuditEntry {
  return {
    seq: Number(row.seq),
    at: Number(row.happened_at),
    tenantId: String(row.tenant_id),
    actorId: String(row.actor_id),
    actorName: String(row.actor_name),
    action: String(row.action),
    subject: String(row.subject),
    details: JSON.parse(String(row.details)) as AuditDetails,
    prev: String(row.prev),
    hash: String(row.hash),
  };
}
