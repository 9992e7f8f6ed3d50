import { ListInput } from '../../cards/enrichmentsForm.js';
import { listAnswer } from '../resultAnswers.js';
import type { Command } from '../turn.js';

export const enrichments: Command = {
  name: 'enrichments',
  words: { en: ['enrichments'], nl: ['verrijkingen'] },
  run: (args, turn) => listAnswer(ListInput.parse({ search: args.join(' ') }), turn),
};
