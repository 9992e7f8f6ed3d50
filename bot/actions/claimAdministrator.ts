import { z } from 'zod';
import { onButton } from '../action.js';
import { helpAnswer } from '../helpAnswers.js';

/** In development, while nobody administers the bot: whoever presses becomes administrator. */
export const claimAdministrator = onButton('claimAdministrator', z.object({}), async (_input, turn) => {
  await turn.services.access.claim(turn.caller);
  return helpAnswer(turn, true);
});
