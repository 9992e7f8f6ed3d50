import { connectForm } from '../../cards/connectForm.js';
import { belowConnect, connecting } from '../connecting.js';
import { onStepForm } from '../setupAnswers.js';

/** Connect to Leadspace, and Replace token. */
export const setupConnect = onStepForm({
  verb: connectForm.verb,
  input: connectForm.input,
  step: 'connect',
  run: (input, turn) => connecting(input, true, turn),
  below: belowConnect,
});
