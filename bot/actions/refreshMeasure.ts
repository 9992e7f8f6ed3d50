import { MeasureInput } from '../../cards/measuresCard.js';
import { onButton } from '../action.js';
import { measureAnswer } from '../measureAnswers.js';

/** The card becomes that of the measure and follows the refresh. */
export const refreshMeasure = onButton('refreshMeasure', MeasureInput, async ({ measure }, turn) =>
  measureAnswer(await turn.services.measures.refresh(turn.caller, measure), turn),
);
