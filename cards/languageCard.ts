import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

/** Each language is offered in itself: who cannot read the card still finds his own. */
const NAMES = { en: 'English', nl: 'Nederlands' } as const;

export interface LanguageView {
  /** What happened: asked without a language, with one that I do not speak, or it was set. */
  state: 'ask' | 'unknown' | 'set';
  personal: boolean;
}

/** The choice of the language, or that it was made. */
export function languageCard({ state, personal }: LanguageView, locale: Locale): AdaptiveCard {
  const words = locale.admin.language;
  const said = { ask: words.which, unknown: words.unknown, set: personal ? words.now : words.nowHere }[state];
  return card(locale, {
    fallbackText: said,
    body: [heading(words.title), state === 'set' ? note('good', said) : text(said)],
    actions:
      state === 'set'
        ? [button('command', locale.general.open.help, { command: 'help' })]
        : [button('setLanguage', NAMES.en, { language: 'en' }), button('setLanguage', NAMES.nl, { language: 'nl' })],
  });
}
