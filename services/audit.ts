import type { AuditAnchor } from '../storage/anchor.js';
import {
  type AuditCheck,
  type AuditDetails,
  type AuditEntry,
  type AuditHead,
  addAuditEntry,
  auditHead,
  isInChain,
  listAudit,
  verifyAudit,
} from '../storage/audit.js';
import type { Sql, Writer } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Caller } from './caller.js';
import type { Clock } from './clock.js';

export type { AuditAnchor, AuditCheck, AuditEntry };

/** Who did what. `details` hold codes and counts: never a token, never a value of a profile. */
export interface AuditNote {
  caller: Caller;
  /** When it was decided, epoch milliseconds; now where it is left out. */
  at?: number;
  /** For example `connection.create`. */
  action: string;
  /** For example `connection:<id>`. */
  subject: string;
  details?: AuditDetails;
}

/** The audit log: append-only and hash-chained, from the first day. */
export interface Audit {
  /** Once, before the first entry of this process: an anchor exists from then on, so that a missing one tells something. */
  start(): Promise<void>;
  /** In the transaction of what it tells about, so that neither exists without the other. */
  append(tx: Writer, note: AuditNote): Promise<void>;
  /** In a transaction of its own: for what changes no rows, such as a refusal. */
  record(note: AuditNote): Promise<void>;
  /** Newest first; administrators only. `before` is the `seq` of the last entry of the page before. @throws `notAllowed` */
  list(caller: Caller, access: Access, page: { before?: number; limit: number }): Promise<AuditEntry[]>;
  /** Walks the whole log: finds any edit, gap or cut-off tail. */
  verify(): Promise<AuditCheck>;
  /** The same over what is new since the last time it was found intact; while this process runs, nobody else writes. */
  check(): Promise<AuditCheck>;
  /** Resolves when the anchor has caught up with the chain; awaited before the process ends. */
  settled(): Promise<void>;
}

/** The system itself, where nobody pressed anything: a restart, an expiry. */
export const systemCaller = (tenantId: string): Caller => ({ tenantId, userId: 'system', name: 'Enrichment Steward' });

export function createAudit(parts: { sql: Sql; clock: Clock; anchor: AuditAnchor }): Audit {
  const { sql, clock, anchor } = parts;
  let scheduled = false;
  let moved: Promise<void> = Promise.resolve();
  let intact: AuditHead | undefined;

  /** The Warehouse's queue runs this after the transaction at hand, whether that committed or not: nothing is anchored too early. */
  function scheduleAnchor(): void {
    if (scheduled) return;
    scheduled = true;
    const head = sql.write(async (tx) => {
      scheduled = false;
      return auditHead(tx);
    });
    // A full disk shows in `verify`, which then finds the anchor behind; it must not end the process from here.
    moved = Promise.all([head, moved])
      .then(([newest]) => moveAnchor(newest))
      .catch(() => undefined);
  }

  /** An anchor that is no longer in the chain stays where it is: moving it would hide what was cut off. */
  async function moveAnchor(newest: AuditHead): Promise<void> {
    const kept = await anchor.read();
    const mayMove = kept === 'missing' ? newest.seq === 0 : kept !== 'forged' && (await isInChain(sql, kept));
    if (mayMove) await anchor.write(newest);
  }

  async function verify(from?: AuditHead): Promise<AuditCheck> {
    await moved;
    const kept = await anchor.read();
    if (kept === 'missing' || kept === 'forged')
      return { entries: (await auditHead(sql)).seq, intact: false, fault: { seq: 0, kind: 'anchor' } };
    const { head, ...check } = await verifyAudit(sql, kept, from);
    intact = check.intact ? head : undefined;
    return check;
  }

  async function append(tx: Writer, note: AuditNote): Promise<void> {
    const { caller, action, subject, details = {} } = note;
    const who = { tenantId: caller.tenantId, actorId: caller.userId, actorName: caller.name };
    await addAuditEntry(tx, { at: note.at ?? clock.now(), ...who, action, subject, details });
    scheduleAnchor();
  }

  return {
    async start() {
      scheduleAnchor();
      await moved;
    },
    append,
    record: (note) => sql.write((tx) => append(tx, note)),
    async list(caller, access, page) {
      await access.require(caller, 'administrator');
      return listAudit(sql, { tenantId: caller.tenantId, ...page });
    },
    verify: () => verify(),
    check: () => verify(intact),
    settled: () => moved,
  };
}
