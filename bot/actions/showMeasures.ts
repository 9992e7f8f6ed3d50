import { MeasuresInput } from '../../cards/measuresCard.js';
import { onButton } from '../action.js';
import { measuresAnswer } from '../measureAnswers.js';

export const showMeasures = onButton('showMeasures', MeasuresInput, ({ page }, turn) => measuresAnswer(page, turn));
