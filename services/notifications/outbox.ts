import type { StoredNotice } from '../../storage/notices.js';
import {
  countWaiting,
  nextOutgoingAt,
  recoverOutgoing,
  type SettledRow,
  type StoredOutgoing,
  settleOutgoing,
  takeOutgoing,
} from '../../storage/outbox.js';
import type { Outbox, OutgoingNotice, Settled } from '../notifications.js';
import type { NotificationsParts } from './parts.js';
import type { Notice, NoticeContent, Outcome } from './view.js';

export interface OutboxCare {
  /** Within a transaction that puts something in: whoever listens is called when it has been committed. */
  wakeAfter(): void;
  /** Resolves when everybody has been called. */
  settled(): Promise<void>;
}

export function createOutbox({ sql, clock }: Pick<NotificationsParts, 'sql' | 'clock'>): Outbox & OutboxCare {
  const listeners = new Set<() => void>();
  let scheduled = false;
  let woken: Promise<void> = Promise.resolve();

  /** The Warehouse's queue runs this after the transaction at hand: after one that was rolled back nothing waits because of it. */
  function wakeAfter(): void {
    if (scheduled) return;
    scheduled = true;
    woken = sql
      .write(async (tx) => {
        scheduled = false;
        return nextOutgoingAt(tx);
      })
      .then((next) => {
        if (next !== undefined) for (const listener of [...listeners]) listener();
      })
      // The Warehouse is closing: what waits is found at the next start.
      .catch(() => undefined);
  }

  return {
    take: async (most) => (await sql.write((tx) => takeOutgoing(tx, clock.now(), most))).map(outgoingOf),
    settle: (results) => sql.write((tx) => settleOutgoing(tx, results.map(rowOf), clock.now())),
    recover: () => sql.write((tx) => recoverOutgoing(tx, clock.now())),
    nextAt: () => nextOutgoingAt(sql),
    waiting: () => countWaiting(sql),
    onWaiting: (listener) => void listeners.add(listener),
    wakeAfter,
    settled: () => woken,
  };
}

function rowOf(result: Settled): SettledRow {
  const no = Number(result.id);
  switch (result.how) {
    case 'delivered':
      return { no, state: 'delivered', activityId: result.activityId, delivered: result.version };
    case 'later':
      return { no, state: 'waiting', code: result.code, nextAt: result.at };
    default:
      return { no, state: result.how, code: result.code };
  }
}

const outgoingOf = ({ no, notice, ...row }: StoredOutgoing): OutgoingNotice => ({
  ...row,
  id: String(no),
  tenantId: notice.tenantId,
  notice: noticeOf(notice),
});

const noticeOf = ({ id, tenantId, at, outcome, content, times, since, version }: StoredNotice): Notice => ({
  ...{ id, tenantId, at, times, since, version },
  outcome: outcome as Outcome,
  content: JSON.parse(content) as NoticeContent,
});
