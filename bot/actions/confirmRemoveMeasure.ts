import { MeasureInput } from '../../cards/measuresCard.js';
import { removeMeasureCard } from '../../cards/removeMeasureCard.js';
import { onButton } from '../action.js';

/** Delete asks first. */
export const confirmRemoveMeasure = onButton('confirmRemoveMeasure', MeasureInput, async ({ measure }, turn) => {
  await turn.services.access.require(turn.caller, 'contributor');
  return { card: removeMeasureCard(await turn.services.measures.find(turn.caller, measure), turn.locale) };
});
