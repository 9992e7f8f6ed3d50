import { createHash } from 'node:crypto';
import { createLocale, type Locale } from '../cards/locale.js';
import { type AgreedInput, privacyWording, wordingMark } from '../cards/privacyText.js';
import { problemBelow } from '../cards/problemCard.js';
import type { AgreedText } from '../services/connections.js';
import { ServiceError } from '../services/errors.js';

/**
 * The wording that was on the screen, by its hash; undefined where the tick is missing, `outdated` where the form was drawn
 * with other words or another address than those of now: before an update, or before LEADSPACE_URL was changed.
 */
export function agreedText(
  { agree, text, language, wording: shown }: AgreedInput,
  destination: string,
): AgreedText | 'outdated' | undefined {
  if (agree !== 'true') return undefined;
  // In the language of the card, which need not be the present one of the chat.
  const wording = privacyWording(createLocale(language), destination);
  if (shown !== wordingMark(wording)) return 'outdated';
  return { version: text, hash: createHash('sha256').update(wording).digest('hex'), language };
}

export const textOutdated = (locale: Locale): string => problemBelow(new ServiceError('consentOutdated'), locale);
