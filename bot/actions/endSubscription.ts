import { ChosenInput } from '../../cards/subscriptionsCard.js';
import { onButton } from '../action.js';
import { chosenSubscription, subscriptionsAnswer } from '../subscriptionAnswers.js';

/** Unsubscribes the chosen conversation of the list. */
export const endSubscription = onButton('endSubscription', ChosenInput, async ({ subscription, page }, turn) => {
  const words = turn.locale.notifications.list;
  const chosen = await chosenSubscription(subscription, turn);
  if (!chosen) return subscriptionsAnswer(page, turn, { kind: 'info', words: words.gone });
  await turn.services.notifications.unsubscribe(turn.caller, chosen);
  return subscriptionsAnswer(page, turn, { kind: 'good', words: words.removed });
});
