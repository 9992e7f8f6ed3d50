import type { SubscriptionView } from '../services/notifications.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { choiceData } from './subscriptionForm.js';

/** This conversation is told nothing; `before`: what it was told until now. */
export function unsubscribedCard(
  { before }: { before?: Pick<SubscriptionView, 'filter' | 'kinds'> },
  locale: Locale,
): AdaptiveCard {
  const { unsubscribed: words, buttons, kinds, filters } = locale.notifications;
  const said = before
    ? words.what(filters[before.filter], before.kinds.map((kind) => kinds[kind]).join(', '))
    : words.none;
  return card(locale, {
    fallbackText: said,
    body: before
      ? [heading(words.title), note('good', said)]
      : [heading(locale.notifications.title), note('info', said), text(words.how)],
    actions: [
      before
        ? button('subscribe', buttons.undo, choiceData(before))
        : button('subscribe', buttons.subscribe, {}, { style: 'positive' }),
      button('command', locale.general.open.help, { command: 'help' }),
    ],
  });
}
