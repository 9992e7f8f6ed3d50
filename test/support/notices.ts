import type { Caller } from '../../services/caller.js';
import { createNotifications, type NewNotice, type NotificationsParts } from '../../services/notifications.js';
import { createTold, type Told } from '../../services/told.js';
import { saveConversation } from '../../storage/conversations.js';
import type { Sql } from '../../storage/sql.js';
import { ADA, openTrust, type Trust } from './trust.js';

export const SYSTEM: Caller = { tenantId: 'contoso', userId: 'system', name: 'Enrichment Steward' };

type Notifications = ReturnType<typeof createNotifications>;
type Place = Parameters<Notifications['subscribe']>[1];

type World = Pick<NotificationsParts, 'segments' | 'connections' | 'dataSources' | 'consent'>;

/** Notifications on real storage; of what they watch only what a test says. */
export interface NoticeDesk extends Trust {
  sql: Sql;
  notifications: Notifications;
  told: Told;
  /** How often somebody was woken because something waits. */
  woken: number;
  logged: Record<string, unknown>[];
  /** What is there to be watched. */
  world: World;
  tell(notice: NewNotice): Promise<void>;
  /** A conversation that the bot has seen, and is subscribed. */
  subscribed(place: Place, choice?: Parameters<Notifications['subscribe']>[2]): Promise<Place>;
  /** What would be sent now: conversation and outcome, all of it delivered. */
  delivered(): Promise<string[]>;
  /** The same house after a restart. */
  reopen(): Promise<Notifications>;
}

export const channel = (conversationId = 'channel'): Place => ({
  ...{ tenantId: 'contoso', conversationId, scope: 'channel', title: `Team ${conversationId}` },
  ...{ timeZone: 'Europe/Amsterdam', language: 'en' },
});

/** `through`: what the statements pass on their way to the storage. */
export async function openNotices(through = (sql: Sql): Sql => sql): Promise<NoticeDesk> {
  const trust = await openTrust();
  const { documents } = trust.storage;
  const sql = through(trust.storage.sql);
  const told = createTold(() => undefined);
  const world: World = {
    segments: { progress: () => Promise.reject(new Error('no segments')) },
    connections: { list: async () => [] },
    dataSources: { list: async () => [] },
    consent: { overview: async () => NO_CONSENT },
  };
  const logged: NoticeDesk['logged'] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => void logged.push({ ...fields }),
  };
  const make = () => {
    const made = createNotifications({
      ...{
        sql,
        documents,
        access: trust.access,
        audit: trust.audit,
        clock: trust.clock,
        newId: trust.newId,
        log,
        told,
      },
      ...{ system: SYSTEM, limits: { profilesStaleDays: 7, consentStaleDays: 30, withdrawalPercent: 10 } },
      segments: { progress: (id) => world.segments.progress(id) },
      connections: { list: (caller) => world.connections.list(caller) },
      dataSources: { list: (caller) => world.dataSources.list(caller) },
      consent: { overview: (caller: Caller) => world.consent.overview(caller) },
    });
    made.outbox.onWaiting(() => {
      desk.woken += 1;
    });
    return made;
  };
  const desk: NoticeDesk = {
    ...{ ...trust, sql, told, woken: 0, logged, world, notifications: make() },
    async tell(notice) {
      await sql.write((tx) => desk.notifications.tell(tx, notice));
      await desk.notifications.settled();
    },
    async subscribed(place, choice) {
      await sawConversation(desk, place);
      await desk.notifications.subscribe(ADA, place, choice);
      return place;
    },
    async delivered() {
      const sent: string[] = [];
      for (;;) {
        const taken = await desk.notifications.outbox.take(50);
        if (taken.length === 0) return sent.sort();
        sent.push(...taken.map(({ conversationId, notice }) => `${conversationId}: ${notice.outcome}`));
        await desk.notifications.outbox.settle(
          taken.map(({ id, notice }) => ({ id, how: 'delivered', activityId: `card-${id}`, version: notice.version })),
        );
      }
    },
    async reopen() {
      await desk.notifications.stop();
      desk.notifications = make();
      return desk.notifications;
    },
  };
  return desk;
}

const NO_CONSENT: Awaited<ReturnType<NotificationsParts['consent']['overview']>> = {
  ...{ profiles: 0, options: [], sources: [], expiring: 0, waiting: 0, outdated: false },
};

/** Somebody has written to the bot there; a personal chat is of `userId`. */
export const sawConversation = (
  { sql, clock }: Pick<NoticeDesk, 'sql' | 'clock'>,
  { tenantId, conversationId: id, scope }: Place,
  userId?: string,
): Promise<void> =>
  sql.write((tx) =>
    saveConversation(
      tx,
      { tenantId, id, scope, serviceUrl: 'https://teams.example', botId: 'bot', ...(userId && { userId }) },
      clock.now(),
    ),
  );

let refreshes = 0;

/** A refresh that ended: what of it is well and what is not, by name. */
export const refreshed = (states: Record<string, boolean>, more: Partial<NewNotice> = {}): NewNotice => ({
  tenantId: 'contoso',
  content: { kind: 'refresh', refresh: `refresh-${++refreshes}` },
  states: Object.entries(states).map(([key, ok]) => ({ key, ok })),
  changed: false,
  ...more,
});
