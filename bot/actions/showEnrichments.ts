import { ListInput } from '../../cards/enrichmentsForm.js';
import { onButton } from '../action.js';
import { listAnswer } from '../resultAnswers.js';

export const showEnrichments = onButton('showEnrichments', ListInput, (input, turn) => listAnswer(input, turn));
