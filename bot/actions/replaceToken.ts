import { z } from 'zod';
import { onButton } from '../action.js';
import { drawStep, redraw } from '../setupAnswers.js';

const Input = z.object({ connection: z.string().min(1).max(100) });

/** Only the token of a connection: consent and enrichments stay. */
export const replaceToken = onButton('replaceToken', Input, async ({ connection }, turn) => {
  const problem = { connection: turn.locale.inputs.unknownChoice };
  if (connection === 'new') return redraw('chooseConnection', { connection }, problem, turn);
  return drawStep(await turn.services.setup.resume(turn.caller, { replaceToken: connection }), turn);
});
