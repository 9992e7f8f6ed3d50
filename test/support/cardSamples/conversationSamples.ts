import type { AdaptiveCard } from '../../../cards/card.js';
import { faultCard } from '../../../cards/faultCard.js';
import { installFirstCard } from '../../../cards/installFirstCard.js';
import type { Locale } from '../../../cards/locale.js';
import { moveToChatCard } from '../../../cards/moveToChatCard.js';
import { problemCard } from '../../../cards/problemCard.js';
import { sentToChatCard } from '../../../cards/sentToChatCard.js';
import { unknownCommandCard } from '../../../cards/unknownCommandCard.js';
import { ERROR_CODES } from '../../../services/errors.js';
import { hostile } from '../hostileNames.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

/** Whatever a code puts into its message. */
const params = (index: number) => {
  const words = { name: hostile(index), file: hostile(index), field: hostile(index), host: hostile(index) };
  const more = { needed: 'administrator', helpers: hostile(index), what: 'source' };
  return { ...words, ...more, limitMb: 25, count: 900, limit: 500, row: 417, status: 404 };
};

export const conversationSamples = [
  sample('faultCard', 'a number to quote', (locale) => faultCard({ id: 'a1b2c3d4' }, locale)),
  sample('installFirstCard', 'not installed', installFirstCard),
  sample('moveToChatCard', 'set-up in a channel', (locale) => moveToChatCard({ command: 'setup' }, locale)),
  sample('sentToChatCard', 'sent', sentToChatCard),
  sample('unknownCommandCard', 'near one', (locale) =>
    unknownCommandCard({ nearest: { command: 'enrichments', word: 'enrichments' } }, locale),
  ),
  sample('unknownCommandCard', 'near none', (locale) => unknownCommandCard({}, locale)),
  ...ERROR_CODES.map((code, index) =>
    sample('problemCard', code, (locale) => problemCard({ code, params: params(index) }, locale)),
  ),
];
