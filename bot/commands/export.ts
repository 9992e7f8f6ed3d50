import { exportFormAnswer, segmentToExport } from '../exportAnswers.js';
import type { Command } from '../turn.js';

/** `export <segment>`: what of it leaves as a file; `export`: which one. */
export const exportSegment: Command = {
  name: 'export',
  words: { en: ['export'], nl: ['exporteren'] },
  async run(args, turn) {
    const meant = await segmentToExport(args.join(' '), turn);
    if (typeof meant !== 'string') return meant;
    return exportFormAnswer(await turn.services.exports.plan(turn.caller, meant), turn);
  },
};
