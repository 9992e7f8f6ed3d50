import type { AdaptiveCard } from '../cards/card.js';
import { createLocale, type Locale } from '../cards/locale.js';
import type { Clock } from '../services/clock.js';
import { ServiceError } from '../services/errors.js';
import type { Log } from '../services/log.js';
import type { Notice, OutgoingNotice } from '../services/notifications.js';
import { describe } from './log.js';

/** Why there is nothing to show: what it is about is gone, or cannot be drawn. */
export type NoCard = 'gone' | 'fault';

export interface NoticeCardsParts {
  /** @throws ServiceError `notFound`: what it is about is gone */
  draw(notice: Notice, locale: Locale): Promise<AdaptiveCard>;
  clock: Pick<Clock, 'now'>;
  log: Log;
}

/** After this time without use what is stored may be another. */
const KEPT_MS = 60_000;

/** Cards of notices, each drawn once a language and time zone, however many conversations get it. */
export function createNoticeCards({ draw, clock, log }: NoticeCardsParts) {
  const drawn = new Map<string, { card: Promise<AdaptiveCard | NoCard>; usedAt: number }>();

  async function make({ notice, language, timeZone }: OutgoingNotice): Promise<AdaptiveCard | NoCard> {
    try {
      return await draw(notice, createLocale(language, timeZone));
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'notFound') return 'gone';
      log.error(describe(error), 'notice not drawn');
      return 'fault';
    }
  }

  return {
    of(outgoing: OutgoingNotice): Promise<AdaptiveCard | NoCard> {
      const { notice, language, timeZone } = outgoing;
      const now = clock.now();
      for (const [key, { usedAt }] of drawn) if (usedAt < now - KEPT_MS) drawn.delete(key);
      const key = [notice.id, notice.version, language, timeZone].join(' ');
      const found = drawn.get(key) ?? { card: make(outgoing), usedAt: now };
      found.usedAt = now;
      drawn.set(key, found);
      return found.card;
    },
  };
}
