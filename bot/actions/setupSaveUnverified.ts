import { connectForm } from '../../cards/connectForm.js';
import { belowConnect, connecting } from '../connecting.js';
import { onStepForm } from '../setupAnswers.js';

/** Offered when Leadspace could not be reached: a surprise there must not lock anybody out. */
export const setupSaveUnverified = onStepForm({
  verb: 'setupSaveUnverified',
  input: connectForm.input,
  step: 'connect',
  run: (input, turn) => connecting(input, false, turn),
  below: belowConnect,
});
