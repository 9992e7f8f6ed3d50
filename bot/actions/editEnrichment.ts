import { z } from 'zod';
import { onButton } from '../action.js';
import { drawStep } from '../setupAnswers.js';

const Input = z.object({ enrichment: z.string().min(1).max(100) });

/** Name, data set and fields of an enrichment, in the same wizard that made it. */
export const editEnrichment = onButton('editEnrichment', Input, async ({ enrichment }, turn) =>
  drawStep(await turn.services.setup.resume(turn.caller, { editing: enrichment }), turn),
);
