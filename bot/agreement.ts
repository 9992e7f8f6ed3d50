import { createHash } from 'node:crypto';
import { createLocale } from '../cards/locale.js';
import { type AgreedInput, privacyWording } from '../cards/privacyText.js';
import type { AgreedText } from '../services/connections.js';

/** The wording that was on the screen, by its hash; undefined where the tick is missing. */
export function agreedText({ agree, text, language }: AgreedInput, destination: string): AgreedText | undefined {
  if (agree !== 'true') return undefined;
  // In the language of the card, which need not be the present one of the chat.
  const wording = privacyWording(createLocale(language), destination);
  return { version: text, hash: createHash('sha256').update(wording).digest('hex'), language };
}
