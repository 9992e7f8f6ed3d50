import { ChosenInput } from '../../cards/subscriptionsCard.js';
import { onButton } from '../action.js';
import { chosenSubscription, subscriptionsAnswer } from '../subscriptionAnswers.js';

/** Sends a test to the chosen conversation of the list. */
export const testSubscription = onButton('testSubscription', ChosenInput, async ({ subscription, page }, turn) => {
  const words = turn.locale.notifications.list;
  const chosen = await chosenSubscription(subscription, turn);
  if (!chosen) return subscriptionsAnswer(page, turn, { kind: 'info', words: words.gone });
  await turn.services.notifications.test(turn.caller, chosen);
  return subscriptionsAnswer(page, turn, { kind: 'good', words: words.tested });
});
