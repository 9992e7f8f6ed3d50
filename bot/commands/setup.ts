import { helpAnswer, mustClaim } from '../helpAnswers.js';
import { drawStep } from '../setupAnswers.js';
import type { Command } from '../turn.js';

/** Starts the set-up, or resumes it where it was left. */
export const setup: Command = {
  name: 'setup',
  words: { en: ['setup', 'set up'], nl: ['instellen'] },
  personal: true,
  async run(_args, turn) {
    if (mustClaim(turn)) return helpAnswer(turn);
    return drawStep(await turn.services.setup.resume(turn.caller), turn);
  },
};
