import { namedEnrichment } from '../namedEnrichment.js';
import { dryRunAnswer } from '../runAnswers.js';
import type { Command } from '../turn.js';

export const run: Command = {
  name: 'run',
  words: { en: ['run'], nl: ['uitvoeren'] },
  async run(args, turn) {
    const named = await namedEnrichment(args, 'run', turn);
    return 'card' in named ? named : dryRunAnswer(named.enrichment.id, turn);
  },
};
