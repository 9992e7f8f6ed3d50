import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, text } from './parts.js';

export interface UnknownCommand {
  /** The command that was probably meant, and the word for it that is nearest to what was typed: both ours. */
  nearest?: { command: string; word: string };
}

/** What was typed is not repeated: it may be a token that went into the wrong box. */
export function unknownCommandCard({ nearest }: UnknownCommand, locale: Locale): AdaptiveCard {
  const { general } = locale;
  return card(locale, {
    fallbackText: nearest ? `${general.unknownCommand}. ${general.nearest(nearest.word)}` : general.unknownCommand,
    body: [
      heading(general.unknownCommand),
      nearest && text(general.nearest(nearest.word)),
      text(general.unknownHow, { subtle: true }),
    ],
    actions: [
      nearest && button('command', nearest.word, { command: nearest.command }, { style: 'positive' }),
      nearest?.command === 'help' ? undefined : button('command', general.open.help, { command: 'help' }),
    ],
  });
}
