import type { Clock } from '../../services/clock.js';
import type { Outbox, OutgoingNotice, Settled } from '../../services/notifications.js';

/** An outbox that a test can look into. */
export interface MemoryOutbox extends Outbox {
  put(...notices: (Partial<OutgoingNotice> & { dueAt?: number })[]): void;
  /** In the order of their settlement. */
  settled: (Settled & { settledAt: number })[];
  recovered: number;
  /** The next call of it fails. */
  fail(what: 'take' | 'settle'): void;
}

export function memoryOutbox(clock: Clock): MemoryOutbox {
  const rows: (OutgoingNotice & { dueAt: number })[] = [];
  const sending = new Map<string, OutgoingNotice>();
  const failures = new Set<string>();
  const listeners: (() => void)[] = [];

  function failOnce(what: string): void {
    if (failures.delete(what)) throw new Error(`${what} failed`);
  }

  const outbox: MemoryOutbox = {
    settled: [],
    recovered: 0,
    fail: (what) => void failures.add(what),
    put(...notices) {
      for (const notice of notices)
        rows.push({ ...outgoing(String(rows.length + sending.size + 1), clock.now()), dueAt: clock.now(), ...notice });
      for (const listen of listeners) listen();
    },
    async take(most) {
      failOnce('take');
      const taken = rows.filter(({ dueAt }) => dueAt <= clock.now()).slice(0, most);
      for (const row of taken) {
        rows.splice(rows.indexOf(row), 1);
        sending.set(row.id, row);
      }
      return taken;
    },
    async settle(results) {
      failOnce('settle');
      for (const result of results) {
        outbox.settled.push({ ...result, settledAt: clock.now() });
        const row = sending.get(result.id);
        sending.delete(result.id);
        if (row && result.how === 'later') rows.push({ ...row, dueAt: result.at, tries: row.tries + 1 });
      }
    },
    async recover() {
      outbox.recovered += 1;
    },
    nextAt: async () => (rows.length > 0 ? Math.min(...rows.map(({ dueAt }) => dueAt)) : undefined),
    waiting: async () => rows.length,
    onWaiting: (listener) => void listeners.push(listener),
  };
  return outbox;
}

/** A notice for a conversation of its own. */
const outgoing = (id: string, at: number): OutgoingNotice => ({
  ...{ id, tenantId: 'contoso', conversationId: `19:${id}@thread.v2`, serviceUrl: 'https://teams.example/' },
  ...{ botId: '28:bot', language: 'en', timeZone: 'Europe/Amsterdam', tries: 0 },
  notice: {
    ...{ id: 'notice', tenantId: 'contoso', at, since: at, outcome: 'bad', times: 1, version: 1 },
    content: { kind: 'test', by: 'Ada' },
  },
});
