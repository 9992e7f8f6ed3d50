import { historyAnswer } from '../historyAnswers.js';
import type { Command } from '../turn.js';

/** Runs and refreshes of before, the newest first. */
export const history: Command = {
  name: 'history',
  words: { en: ['history'], nl: ['geschiedenis'] },
  run: (_args, turn) => historyAnswer({}, turn),
};
