import { draftRef } from '../../cards/draft.js';
import { onFields } from '../mapping.js';
import { drawStep } from '../setupAnswers.js';

/** The fields are settled: the definition is saved. Nothing is sent. */
export const setupApply = onFields('setupApply', async (input, { mapping, requires }, turn) =>
  drawStep(await turn.services.setup.apply(turn.caller, draftRef(input), mapping, requires), turn),
);
