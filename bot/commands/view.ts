import { namedEnrichment } from '../namedEnrichment.js';
import { pageAnswer } from '../resultAnswers.js';
import type { Command } from '../turn.js';

export const view: Command = {
  name: 'view',
  words: { en: ['view'], nl: ['weergeven'] },
  async run(args, turn) {
    const named = await namedEnrichment(args, 'view', turn);
    if ('card' in named) return named;
    return pageAnswer(
      { enrichment: named.enrichment.id, search: named.rest, after: undefined, before: undefined },
      turn,
    );
  },
};
