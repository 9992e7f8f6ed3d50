import { z } from 'zod';
import { onButton } from '../action.js';
import { readRun } from '../runAnswers.js';
import { drawStep } from '../setupAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100) });

/** A run waits because Leadspace refuses its token. */
export const replaceRunToken = onButton('replaceRunToken', Input, async ({ run }, turn) => {
  const { enrichments, setup } = turn.services;
  const { enrichment } = await readRun(run, turn);
  const { connection } = await enrichments.find(turn.caller, enrichment.id);
  return drawStep(await setup.resume(turn.caller, { replaceToken: connection.id }), turn);
});
