import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, text } from './parts.js';

/** The 1:1 chat could not be opened: the person has not installed the bot there. */
export function installFirstCard(locale: Locale): AdaptiveCard {
  const { installTitle, installHow } = locale.general;
  return card(locale, {
    fallbackText: `${installTitle}. ${installHow}`,
    body: [heading(installTitle), text(installHow)],
  });
}
