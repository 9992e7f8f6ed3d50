import { z } from 'zod';
import { onButton } from '../action.js';
import { exportAnswer } from '../exportAnswers.js';

const Input = z.object({ export: z.string().min(1).max(100) });

/** The card of an export that was made without being asked for: for the person it was made for alone, while its files are there. */
export const showExport = onButton('showExport', Input, async ({ export: id }, turn) => {
  const { exports } = turn.services;
  // Its card has the links on it: who may not open them does not get it.
  await exports.offered(turn.caller, id, 'members');
  return exportAnswer(await exports.progress(id), turn);
});
