import { MeasureInput } from '../../cards/measuresCard.js';
import { onButton } from '../action.js';
import { measureFormAnswer, measureFormView } from '../measureAnswers.js';

/** A form, so it goes on in the 1:1 chat. */
export const editMeasure = onButton('editMeasure', MeasureInput, async ({ measure }, turn) =>
  measureFormAnswer(await measureFormView(measure, turn), turn),
);
