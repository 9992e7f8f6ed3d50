import { PageInput } from '../../cards/enrichedDataForm.js';
import { onButton } from '../action.js';
import { pageAnswer } from '../resultAnswers.js';

export const viewEnriched = onButton('viewEnriched', PageInput, (input, turn) => pageAnswer(input, turn));
