import { z } from 'zod';
import { ServiceError } from '../../services/errors.js';
import { onButton } from '../action.js';
import { readRun, runAnswer } from '../runAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100) });

/** Run on a dry run. Numbers that no longer hold are being counted again: they are seen before anything is sent. */
export const confirmRun = onButton('confirmRun', Input, async ({ run }, turn) => {
  try {
    return runAnswer(await turn.services.runs.confirm(turn.caller, run), turn);
  } catch (error) {
    if (!isOutdated(error)) throw error;
    return runAnswer(await readRun(run, turn), turn);
  }
});

const isOutdated = (error: unknown): boolean =>
  error instanceof ServiceError && (error.code === 'planChanged' || error.code === 'planExpired');
