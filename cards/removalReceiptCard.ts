import type { RemovalReceipt } from '../services/removal.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { facts, heading, text, value } from './parts.js';

/** What was removed and what was kept, as it is in storage now. */
export function removalReceiptCard(receipt: RemovalReceipt, locale: Locale): AdaptiveCard {
  const words = locale.results;
  const rows = receipt.output === 'purged' ? words.purged(receipt.outputRows) : words.kept(receipt.outputRows);
  return card(locale, {
    fallbackText: words.receiptSummary,
    body: [
      heading(`✅ ${words.removed}`),
      { ...value(receipt.enrichment, { bold: true, most: 80 }), spacing: 'None' },
      facts([
        [words.removedAt, locale.dateTime(receipt.at)],
        [words.removedBy, receipt.by],
        [words.output, rows],
        [words.connection, receipt.connection === 'removed' ? words.connectionGone : words.connectionKept],
        [words.token, receipt.tokenDeleted ? words.tokenDeleted : words.tokenKept],
        [words.consent, receipt.consent === 'ended' ? words.consentEnded : words.consentKept],
      ]),
      text(words.sourceStays, { subtle: true, small: true }),
    ],
    actions: [button('showEnrichments', words.myEnrichments)],
  });
}
