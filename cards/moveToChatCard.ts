import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, text } from './parts.js';

/** In a channel or group chat: who presses the button goes on in his own 1:1 chat. */
export function moveToChatCard({ command }: { command: string }, locale: Locale): AdaptiveCard {
  const { general } = locale;
  return card(locale, {
    fallbackText: general.moveTitle,
    body: [heading(general.moveTitle), text(general.moveWhy)],
    actions: [button('continueInChat', general.moveButton, { command }, { style: 'positive' })],
  });
}
