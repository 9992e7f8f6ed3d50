import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, text } from './parts.js';

/** Stands where it was asked for, and tells nothing of what was sent. */
export function sentToChatCard(locale: Locale): AdaptiveCard {
  const { sentTitle, sentWhat } = locale.general;
  return card(locale, { fallbackText: sentTitle, body: [heading(sentTitle), text(sentWhat)] });
}
