import { z } from 'zod';
import { onButton } from '../action.js';
import { runAnswer } from '../runAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100) });

/** Cancel on a dry run or on a run: what was submitted is still collected. */
export const cancelRun = onButton('cancelRun', Input, async ({ run }, turn) =>
  runAnswer(await turn.services.runs.cancel(turn.caller, run), turn),
);
