import { ChoiceInput } from '../../cards/subscriptionForm.js';
import { onButton } from '../action.js';
import { unsubscribeHere } from '../subscriptionAnswers.js';

export const unsubscribe = onButton('unsubscribe', ChoiceInput, ({ filter, kinds }, turn) =>
  unsubscribeHere(turn, filter && kinds && { filter, kinds }),
);
