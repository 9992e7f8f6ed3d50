import { helpAnswer } from '../helpAnswers.js';
import type { Command } from '../turn.js';

export const help: Command = {
  name: 'help',
  words: { en: ['help', 'hi', 'hello'], nl: ['hulp', 'hallo', 'hoi'] },
  run: (_args, turn) => helpAnswer(turn),
};
