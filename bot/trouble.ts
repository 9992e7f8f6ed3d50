import type { AdaptiveCard } from '../cards/card.js';
import { faultCard } from '../cards/faultCard.js';
import type { Locale } from '../cards/locale.js';
import { problemCard, problemText } from '../cards/problemCard.js';
import type { NewId } from '../services/clock.js';
import { ServiceError } from '../services/errors.js';
import type { Log } from '../services/log.js';
import { describe } from './log.js';
import { PersonalOnly } from './router.js';

/** What is said when a turn fails. Problems are the administrator's to solve; faults are ours and are logged with an id. */
export interface Trouble {
  card(error: unknown, locale: Locale): AdaptiveCard;
  /** The same in a line, for below a card that others are reading. */
  words(error: unknown, locale: Locale): string;
  /** The card that was pressed is of no more use. */
  isOutdated(error: unknown): boolean;
  /** Not even the trouble could be told. */
  lost(error: unknown): void;
}

export function createTrouble({ log, newId }: { log: Log; newId: NewId }): Trouble {
  function fault(error: unknown): string {
    const id = newId();
    log.error({ ...describe(error), fault: id }, 'fault');
    return id;
  }

  return {
    card(error, locale) {
      if (error instanceof ServiceError) return problemCard(error, locale);
      if (error instanceof PersonalOnly) return problemCard({ code: 'cardOutdated', params: {} }, locale);
      return faultCard({ id: fault(error) }, locale);
    },
    words(error, locale) {
      if (error instanceof ServiceError) return problemText(error, locale);
      if (error instanceof PersonalOnly) return locale.general.onlyInChat;
      return `${locale.general.fault}. ${locale.general.faultWhat} ${fault(error)}`;
    },
    isOutdated: (error) => error instanceof ServiceError && ['cardOutdated', 'draftGone'].includes(error.code),
    lost: (error) => log.error(describe(error), 'answer could not be delivered'),
  };
}
