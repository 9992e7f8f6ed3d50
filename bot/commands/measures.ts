import { measureAnswer, measuresAnswer } from '../measureAnswers.js';
import type { Command } from '../turn.js';

/** `measures`: all of them; `measures <name>`: that one. */
export const measures: Command = {
  name: 'measures',
  words: { en: ['measures', 'measure'], nl: ['metingen', 'meting'] },
  async run(args, turn) {
    const name = args.join(' ');
    if (!name) return measuresAnswer(0, turn);
    return measureAnswer(await turn.services.measures.find(turn.caller, name), turn);
  },
};
