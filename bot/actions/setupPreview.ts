import { draftRef } from '../../cards/draft.js';
import { onFields } from '../mapping.js';
import { drawStep } from '../setupAnswers.js';

/** The first three profiles with the fields as chosen. */
export const setupPreview = onFields('setupPreview', async (input, { mapping, requires }, turn) =>
  drawStep(await turn.services.setup.preview(turn.caller, draftRef(input), mapping, requires), turn),
);
