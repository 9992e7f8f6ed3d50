import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

/** A fault of ours: the id is the one that was logged. */
export function faultCard({ id }: { id: string }, locale: Locale): AdaptiveCard {
  return card(locale, {
    fallbackText: `${locale.general.fault}: ${id}`,
    body: [
      heading(locale.general.fault),
      note('problem', `${locale.general.faultWhat} ${id}`),
      text(locale.general.unknownHow, { subtle: true }),
    ],
    actions: [
      button('command', locale.general.open.help, { command: 'help' }),
      button('command', locale.general.open.status, { command: 'status' }),
    ],
  });
}
