import { MeasureInput } from '../../cards/measuresCard.js';
import { onButton } from '../action.js';
import { measureGroupsAnswer } from '../measureAnswers.js';

/** Pressed in a channel, the groups go to the 1:1 chat. */
export const showMeasureGroups = onButton('showMeasureGroups', MeasureInput, ({ measure }, turn) =>
  measureGroupsAnswer(measure, turn),
);
