import { ChoiceInput } from '../../cards/subscriptionForm.js';
import { onButton } from '../action.js';
import { subscribeHere } from '../subscriptionAnswers.js';

/** Subscribe, and Undo of Unsubscribe, which brings the choices of before. */
export const subscribe = onButton('subscribe', ChoiceInput, (choice, turn) => subscribeHere(turn, choice));
