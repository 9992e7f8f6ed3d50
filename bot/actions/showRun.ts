import { z } from 'zod';
import { onButton } from '../action.js';
import { readRun, runAnswer } from '../runAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100) });

export const showRun = onButton('showRun', Input, async ({ run }, turn) => runAnswer(await readRun(run, turn), turn));
