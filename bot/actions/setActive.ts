import { z } from 'zod';
import { drawnActive, ListInput } from '../../cards/enrichmentsForm.js';
import { onButton } from '../action.js';
import { listAnswer } from '../resultAnswers.js';

const Input = ListInput.extend({ enrichment: z.string().min(1).max(100) }).catchall(z.unknown());

/** The button means the opposite of what was seen, however often it is clicked. */
export const setActive = onButton('setActive', Input, async ({ enrichment, sort, search, page, ...data }, turn) => {
  const activate = !drawnActive(data).includes(enrichment);
  await turn.services.enrichments.setActive(turn.caller, enrichment, activate);
  return listAnswer({ sort, search, page }, turn, activate ? 'activated' : 'deactivated');
});
