import { z } from 'zod';
import { ListInput } from '../../cards/enrichmentsForm.js';
import { onButton } from '../action.js';
import { listAnswer } from '../resultAnswers.js';

const Input = ListInput.extend({
  enrichment: z.string().min(1).max(100),
  /** The ids that the card drew as active: the button means the opposite of what was seen, however often it is clicked. */
  active: z.string().max(1000),
});

export const setActive = onButton('setActive', Input, async ({ enrichment, active, ...list }, turn) => {
  const activate = !active.split(' ').includes(enrichment);
  await turn.services.enrichments.setActive(turn.caller, enrichment, activate);
  return listAnswer(list, turn, activate ? 'activated' : 'deactivated');
});
