import { SubscriptionsInput } from '../../cards/subscriptionsCard.js';
import { onButton } from '../action.js';
import { subscriptionsAnswer } from '../subscriptionAnswers.js';

export const showSubscriptions = onButton('showSubscriptions', SubscriptionsInput, ({ page }, turn) =>
  subscriptionsAnswer(page, turn),
);
