import { MeasureInput } from '../../cards/measuresCard.js';
import { safeText } from '../../cards/safeText.js';
import { onButton } from '../action.js';
import { measuresAnswer } from '../measureAnswers.js';

/** The measure goes; the list says so. */
export const removeMeasure = onButton('removeMeasure', MeasureInput, async ({ measure }, turn) => {
  const { id, name } = await turn.services.measures.find(turn.caller, measure);
  await turn.services.measures.remove(turn.caller, id);
  return measuresAnswer(0, turn, turn.locale.measures.removed(safeText(name, 80)));
});
