import { z } from 'zod';
import { onButton } from '../action.js';
import { runAnswer } from '../runAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100) });

/** Continue, after the token was replaced or credits were bought. */
export const resumeRun = onButton('resumeRun', Input, async ({ run }, turn) =>
  runAnswer(await turn.services.runs.resume(turn.caller, run), turn),
);
