import { onStep } from '../setupAnswers.js';

export const setupBegin = onStep('setupBegin', (ref, { services, caller }) => services.setup.begin(caller, ref));
