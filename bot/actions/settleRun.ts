import { z } from 'zod';
import { runCard } from '../../cards/runCard.js';
import { onButton } from '../action.js';
import { runAnswer } from '../runAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100), how: z.enum(['collect', 'sendAgain', 'leaveOut']) });

/** To send again shows a dry run: nothing is paid a second time by one click. */
export const settleRun = onButton('settleRun', Input, async ({ run, how }, turn) => {
  const view = await turn.services.runs.settle(turn.caller, run, how);
  const answer = runAnswer(view, turn);
  return how === 'collect' ? { ...answer, card: runCard(view, turn.locale, { asking: true }) } : answer;
});
