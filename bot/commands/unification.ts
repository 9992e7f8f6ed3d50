import type { Command } from '../turn.js';
import { stepAnswer } from '../unificationAnswers.js';

/** `unification`: how several sources become one Customer entity, from what holds or from what is guessed. */
export const unification: Command = {
  name: 'unification',
  words: { en: ['unification'], nl: ['harmonisatie', 'harmoniseren', 'harmoniseer'] },
  personal: true,
  async run(_args, turn) {
    return stepAnswer(await turn.services.unifications.start(turn.caller), 'sources', turn);
  },
};
