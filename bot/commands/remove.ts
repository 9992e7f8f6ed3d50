import { namedEnrichment } from '../namedEnrichment.js';
import { removalAnswer } from '../resultAnswers.js';
import type { Command } from '../turn.js';

export const remove: Command = {
  name: 'remove',
  words: { en: ['remove'], nl: ['verwijderen'] },
  personal: true,
  async run(args, turn) {
    const named = await namedEnrichment(args, 'remove', turn);
    return 'card' in named ? named : removalAnswer(named.enrichment.id, turn);
  },
};
