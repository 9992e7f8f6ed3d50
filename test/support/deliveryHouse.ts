import { createAdapter } from '../../bot/adapter.js';
import { type Connector, createConnector } from '../../bot/connector.js';
import { createConversations } from '../../bot/conversations.js';
import { createOutboxPump } from '../../bot/outbox.js';
import { createSender } from '../../bot/sender.js';
import { rowsIn } from '../../bot/warehouse.js';
import { card } from '../../cards/card.js';
import { silentLog } from '../../services/log.js';
import { createOutbox } from '../../services/notifications/outbox.js';
import { tell } from '../../services/notifications/tell.js';
import type { NewNotice, Outbox } from '../../services/notifications.js';
import type { Sql } from '../../storage/sql.js';
import type { QuietClock } from './quietClock.js';

export interface DeliveryHouseParts {
  sql: Sql;
  clock: QuietClock;
  url: string;
  random: () => number;
  tenantRate: number;
  /** Called with each conversation whose turn has come. */
  onTaken(conversationId: string): void;
}

/** All that brings notices to a connector, on real storage; it can die at any moment without knowing. */
export type DeliveryHouse = Awaited<ReturnType<typeof startDeliveryHouse>>;

export async function startDeliveryHouse({ sql: kept, clock, url, random, tenantRate, onTaken }: DeliveryHouseParts) {
  let isDead = false;
  let isIdle = false;
  let underway = 0;
  let drawings = 0;
  let ids = 0;

  /** Whoever is dead waits for ever: nothing that he began has consequences for him. */
  const mortal =
    <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (isDead) return NEVER;
      const end = await work(...given).then(
        (value) => () => value,
        (error: unknown) => () => {
          throw error;
        },
      );
      return isDead ? NEVER : end();
    };
  const slow =
    <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
    (...given: A): Promise<R> =>
      clock.during(() => work(...given));

  const sql: Sql = {
    ...kept,
    all: slow(kept.all),
    get: slow(kept.get),
    write: (work) => slow(() => kept.write(work))(),
  };
  const lived = { now: clock.now, sleep: mortal(clock.sleep) };
  const { sdk: adapter } = createAdapter({ appId: '', appType: 'SingleTenant' });
  const once = createConnector({ adapter, appId: '', allows: (serviceUrl) => serviceUrl === url });
  const connector: Connector = { ...once, post: mortal(slow(once.post)), update: mortal(slow(once.update)) };
  const base = { clock: lived, log: silentLog, random, stopping: new AbortController().signal };
  const sender = createSender({ ...base, connector, tenantRate });
  const conversations = createConversations({ ...base, rows: rowsIn(sql), connector: sender });
  const real = createOutbox({ sql, clock });
  const outbox: Outbox = {
    ...real,
    take: mortal(async (most) => {
      const taken = await real.take(most);
      underway += taken.length;
      for (const { conversationId } of taken) onTaken(conversationId);
      return taken;
    }),
    settle: mortal(async (results) => {
      await real.settle(results);
      underway -= results.length;
    }),
    recover: mortal(real.recover),
    nextAt: mortal(async () => {
      const next = await real.nextAt();
      isIdle = next === undefined;
      return next;
    }),
  };
  const pump = createOutboxPump({
    ...{ ...base, outbox, connector: sender.bulk, conversations, most: tenantRate },
    draw: async (notice, locale) => {
      drawings += 1;
      return card(locale, { fallbackText: `${notice.outcome}, version ${notice.version}`, body: [] });
    },
  });
  await pump.start();

  return {
    sender,
    conversations,
    drawings: () => drawings,
    /** Nothing waits to be sent any more. */
    isDone: () => isIdle && underway === 0,
    async tell(notice: NewNotice): Promise<void> {
      isIdle = false;
      const newId = () => `${notice.tenantId} ${clock.now()} ${++ids}`;
      await sql.write(async (tx) => {
        await tell({ clock, newId }, tx, notice);
        real.wakeAfter();
      });
    },
    die: () => {
      isDead = true;
    },
    stop: () => pump.stop(),
  };
}

const NEVER = new Promise<never>(() => undefined);
