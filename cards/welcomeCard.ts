import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, text, value } from './parts.js';
import { safeText } from './safeText.js';

export interface WelcomeView {
  /** 1:1 chat, or a place that many people read. */
  place: 'personal' | 'shared';
  installedBy?: string;
}

/** Once for each install: what this is, what it does here, and where to begin. */
export function welcomeCard({ place, installedBy }: WelcomeView, locale: Locale): AdaptiveCard {
  const words = locale.admin.welcome;
  return card(locale, {
    fallbackText: `${words.title}. ${words.try}`,
    body: [
      heading(words.title),
      text(words.what),
      text(words[place]),
      text(words.try, { subtle: true }),
      installedBy ? value(words.installedBy(safeText(installedBy, 80)), { subtle: true, small: true }) : undefined,
    ],
    actions: [
      button('command', locale.setup.startAgain, { command: 'setup' }, { style: 'positive' }),
      button('command', locale.general.open.help, { command: 'help' }),
    ],
  });
}
