import { createLocale } from '../cards/locale.js';
import type { Language } from '../services/caller.js';
import type { Clock } from '../services/clock.js';
import { ServiceError } from '../services/errors.js';
import type { Services } from '../services/index.js';
import type { Log } from '../services/log.js';
import type { Subject } from '../services/subject.js';
import { type Connector, DeliveryError } from './connector.js';
import type { Conversations } from './conversations.js';
import type { Drawing, Drawings } from './live/index.js';
import { describe } from './log.js';
import type { Rows, StoredLiveCard } from './rows.js';

/** Cards that go on: drawn again from what is stored, in place, no faster than every two seconds, the newest state last. */
export interface LiveCards {
  /** Takes up the cards of before a restart; what happened meanwhile is drawn. */
  start(services: Services): Promise<void>;
  follow(card: Followed): void;
  /** The card shows something else now, or nothing that goes on. */
  unfollow(card: Pick<Followed, 'conversationId' | 'activityId'>): void;
  /** Called by services whenever something changed; returns at once. */
  notify(subject: Subject): void;
  /** Draws one card anew: somebody pressed what it no longer offers. */
  touch(conversationId: string, activityId: string | undefined): void;
  follows(conversationId: string, activityId: string | undefined): boolean;
  /** Resolves when no card waits to be drawn; after the stop signal nothing is drawn any more. */
  settled(): Promise<void>;
}

export interface Followed {
  tenantId: string;
  conversationId: string;
  activityId: string;
  subject: Subject;
  language: Language;
  timeZone: string;
}

export interface LiveCardParts {
  rows: Rows;
  conversations: Conversations;
  connector: Connector;
  drawings: Drawings;
  clock: Clock;
  log: Log;
  stopping: AbortSignal;
  /** Milliseconds between two drawings of a card. */
  paceMs?: number;
}

/** A card is drawn no more often than this. */
const PACE_MS = 2_000;
/** After failures longer and longer, up to this. */
const LONGEST_PAUSE_MS = 600_000;
/** A card that somebody deletes again and again is let go. */
const MOST_REPOSTS = 2;
/** With the pauses below: about an hour of trying. */
const MOST_FAILURES = 12;

interface Live {
  stored: StoredLiveCard;
  /** Something changed since it was drawn. */
  dirty: boolean;
  drawnAt: number;
  failures: number;
  working?: Promise<void>;
}

export function createLiveCards(parts: LiveCardParts): LiveCards {
  const { rows, conversations, connector, drawings, clock, log, stopping, paceMs = PACE_MS } = parts;
  const cards = new Map<string, Live>();
  let services: Services | undefined;

  function wake(live: Live): void {
    live.dirty = true;
    if (services && !live.working && !stopping.aborted) live.working = work(live).finally(() => delete live.working);
  }

  /** One loop a card: nothing overtakes, and what changes while it is drawn is drawn after it. */
  async function work(live: Live): Promise<void> {
    while (live.dirty && isFollowed(live)) {
      await clock.sleep(pauseOf(live, paceMs, clock.now()), stopping);
      if (stopping.aborted || !isFollowed(live)) return;
      live.dirty = false;
      await redraw(live).catch((error) => afterFailure(live, error));
    }
  }

  async function redraw(live: Live): Promise<void> {
    const { stored } = live;
    const address = await conversations.address(stored.tenantId, stored.conversationId);
    if (!address) return drop(live);
    const drawing = await draw(stored);
    live.drawnAt = clock.now();
    await connector.update(address, stored.activityId, drawing.card);
    live.failures = 0;
    // Something may have changed once more between drawing and here: then the loop goes on.
    if (drawing.ended && !live.dirty) drop(live);
  }

  function draw(stored: StoredLiveCard): Promise<Drawing> {
    const [kind, id] = splitSubject(stored.subject);
    const drawIt = Object.hasOwn(drawings, kind) ? drawings[kind] : undefined;
    if (!services || !drawIt) throw new ServiceError('notFound');
    return drawIt(id, createLocale(stored.language, stored.timeZone), services);
  }

  async function afterFailure(live: Live, error: unknown): Promise<void> {
    if (error instanceof ServiceError) return drop(live);
    if (error instanceof DeliveryError && error.status === 404) return repost(live);
    await conversations.failed(live.stored.tenantId, live.stored.conversationId, error);
    live.failures++;
    if (live.failures > MOST_FAILURES) return drop(live);
    live.dirty = true;
  }

  /** Somebody deleted the card. */
  async function repost(live: Live): Promise<void> {
    const { stored } = live;
    drop(live);
    const address = await conversations.address(stored.tenantId, stored.conversationId);
    if (!address || stored.reposts >= MOST_REPOSTS) return;
    try {
      const drawing = await draw(stored);
      const activityId = await connector.post(address, drawing.card);
      if (!drawing.ended) take({ ...stored, activityId, reposts: stored.reposts + 1 });
    } catch (error) {
      await conversations.failed(stored.tenantId, stored.conversationId, error);
    }
  }

  function take(stored: StoredLiveCard): void {
    later(rows.saveLiveCard(stored));
    const live: Live = { stored, dirty: false, drawnAt: clock.now(), failures: 0 };
    cards.set(keyOf(stored), live);
    // What happened between drawing and posting it would otherwise be missed.
    wake(live);
  }

  function drop({ stored }: Pick<Live, 'stored'>): void {
    cards.delete(keyOf(stored));
    later(rows.deleteLiveCard(stored));
  }

  const later = (stored: Promise<void>): void =>
    void stored.catch((error) => log.error(describe(error), 'live card not stored'));

  const isFollowed = (live: Live) => cards.get(keyOf(live.stored)) === live;

  return {
    async start(made) {
      services = made;
      for (const stored of await rows.liveCards()) {
        const live: Live = { stored, dirty: true, drawnAt: clock.now() - paceMs, failures: 0 };
        cards.set(keyOf(stored), live);
        wake(live);
      }
      log.info({ count: cards.size }, 'live cards taken up');
    },
    follow: (card) => take({ ...card, reposts: 0 }),
    unfollow(place) {
      const live = cards.get(keyOf(place));
      if (live) drop(live);
    },
    notify(subject) {
      for (const live of cards.values()) if (live.stored.subject === subject) wake(live);
    },
    touch(conversationId, activityId = '') {
      const live = cards.get(keyOf({ conversationId, activityId }));
      if (live) wake(live);
    },
    follows: (conversationId, activityId = '') => cards.has(keyOf({ conversationId, activityId })),
    async settled() {
      await Promise.all([...cards.values()].map(({ working }) => working));
    },
  };
}

const keyOf = ({ conversationId, activityId }: { conversationId: string; activityId: string }) =>
  `${conversationId} ${activityId}`;

function splitSubject(subject: string): [kind: string, id: string] {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}

function pauseOf({ drawnAt, failures }: Live, paceMs: number, now: number): number {
  const pace = failures === 0 ? paceMs : Math.min(paceMs * 2 ** failures, LONGEST_PAUSE_MS);
  return Math.max(0, drawnAt + pace - now);
}
