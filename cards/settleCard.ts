import type { RunView } from '../services/runs/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import type { Locale } from './locale.js';
import { text } from './parts.js';
import { unknownWords } from './runCard.js';
import { runHeading } from './runParts.js';

/** What to do with outcomes that nobody knows: nothing of it happens by itself, because it may cost twice. */
export function settleCard(view: RunView, locale: Locale): AdaptiveCard {
  const words = locale.run;
  const askable = view.unsettled > 0 && view.askable > 0;
  return card(locale, {
    fallbackText: view.unsettled > 0 ? words.unknownNote(view.unsettled) : words.settled,
    body: [
      ...runHeading(view, locale, words.unknownTitle),
      text(view.unsettled > 0 ? unknownWords(view, locale) : words.settled),
      askable ? way(words.collect, words.collectWhat) : undefined,
      ...(view.unsettled > 0
        ? [way(words.sendAgain, words.sendAgainWhat), way(words.leaveOut, words.leaveOutWhat)]
        : []),
    ],
    actions: [
      askable ? settle(view, 'collect', words.collect, 'positive') : undefined,
      view.unsettled > 0 ? settle(view, 'sendAgain', words.sendAgain) : undefined,
      view.unsettled > 0 ? settle(view, 'leaveOut', words.leaveOut) : undefined,
      button('showRun', words.showRun, { run: view.id }),
    ],
  });
}

const way = (name: string, what: string): CardElement => ({ ...text(`**${name}**: ${what}`), spacing: 'Small' });

const settle = (view: RunView, how: string, title: string, style?: 'positive') =>
  button('settleRun', title, { run: view.id, how }, style ? { style } : {});
