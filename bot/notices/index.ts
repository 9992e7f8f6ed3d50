import type { AdaptiveCard } from '../../cards/card.js';
import { confirmationNotice } from '../../cards/confirmationNotice.js';
import type { Locale } from '../../cards/locale.js';
import { staleNotice } from '../../cards/staleNotice.js';
import { testNotice } from '../../cards/testNotice.js';
import { tokenNotice } from '../../cards/tokenNotice.js';
import { withdrawalsNotice } from '../../cards/withdrawalsNotice.js';
import type { Services } from '../../services/index.js';
import type { Notice } from '../../services/notifications.js';
import { exported } from './export.js';
import { refresh } from './refresh.js';
import { run } from './run.js';

/**
 * Draws what was told, from what is stored now, in the language and time zone of where it goes.
 * @throws ServiceError `notFound`: what it is about is gone, so there is nothing to show
 */
export type DrawNotice = (notice: Notice, locale: Locale, services: Services) => Promise<AdaptiveCard>;

/** One card a kind; those that say by themselves all that is to be known need no service. */
export const drawNotice: DrawNotice = async (notice, locale, services) => {
  const { content } = notice;
  switch (content.kind) {
    case 'refresh':
      return refresh({ ...notice, content }, locale, services);
    case 'run':
      return run({ ...notice, content }, locale, services);
    case 'export':
      return exported({ ...notice, content }, locale, services);
    case 'withdrawals':
      return withdrawalsNotice({ ...notice, content }, locale);
    case 'token':
      return tokenNotice({ ...notice, content }, locale);
    case 'stale':
      return staleNotice({ ...notice, content }, locale);
    case 'confirmation':
      return confirmationNotice({ ...notice, content }, locale);
    case 'test':
      return testNotice({ ...notice, content }, locale);
  }
};
