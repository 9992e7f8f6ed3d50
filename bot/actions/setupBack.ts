import { onStep } from '../setupAnswers.js';

export const setupBack = onStep('setupBack', (ref, { services, caller }) => services.setup.back(caller, ref));
