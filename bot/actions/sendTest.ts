import { z } from 'zod';
import { onButton } from '../action.js';
import { presentSubscription } from '../subscriptionAnswers.js';

/** Into this conversation, whatever is muted. */
export const sendTest = onButton('sendTest', z.object({}), async (_input, turn) => {
  await turn.services.notifications.test(turn.caller, turn.conversation);
  return presentSubscription(turn, { kind: 'good', words: turn.locale.notifications.done.tested });
});
