import type { ConnectionReceipt } from '../services/removal/connection.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { facts, heading, text, value } from './parts.js';

/** The connection is gone, and with it token and consent. */
export function connectionReceiptCard({ connection, at, by }: ConnectionReceipt, locale: Locale): AdaptiveCard {
  const words = locale.results;
  return card(locale, {
    fallbackText: words.connectionReceipt,
    body: [
      heading(`✅ ${words.removed}`),
      { ...value(connection, { bold: true, most: 80 }), spacing: 'None' },
      facts([
        [words.removedAt, locale.dateTime(at)],
        [words.removedBy, by],
        [words.connection, words.connectionGone],
        [words.token, words.tokenDeleted],
        [words.consent, words.consentEnded],
      ]),
      text(words.sourceStays, { subtle: true, small: true }),
    ],
    actions: [button('showEnrichments', words.myEnrichments)],
  });
}
