import { segmentAnswer, segmentsAnswer } from '../segmentAnswers.js';
import type { Command } from '../turn.js';

/** `segments`: all of them; `segments <name>`: that one. */
export const segments: Command = {
  name: 'segments',
  words: { en: ['segments'], nl: ['segmenten'] },
  async run(args, turn) {
    const name = args.join(' ');
    if (!name) return segmentsAnswer(0, turn);
    return segmentAnswer(await turn.services.segments.find(turn.caller, name), turn);
  },
};
