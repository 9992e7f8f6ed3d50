import { MeasureInput } from '../../cards/measuresCard.js';
import { onButton } from '../action.js';
import { measureAnswer } from '../measureAnswers.js';

export const showMeasure = onButton('showMeasure', MeasureInput, async ({ measure }, turn) =>
  measureAnswer(await turn.services.measures.find(turn.caller, measure), turn),
);
