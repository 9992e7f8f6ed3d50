import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { note } from './parts.js';

/** Something small was done; `next` is the command that usually follows. */
export function doneCard(words: string, next: 'setup' | 'status' | 'data', locale: Locale): AdaptiveCard {
  const title = next === 'setup' ? locale.setup.startAgain : locale.general.open[next];
  return card(locale, {
    fallbackText: words,
    body: [note('good', words)],
    actions: [
      button('command', title, { command: next }),
      button('command', locale.general.open.help, { command: 'help' }),
    ],
  });
}
