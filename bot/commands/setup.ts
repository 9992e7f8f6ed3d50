import { startSetup } from '../setupAnswers.js';
import type { Command } from '../turn.js';

export const setup: Command = {
  name: 'setup',
  words: { en: ['setup', 'set up'], nl: ['instellen'] },
  personal: true,
  run: (_args, turn) => startSetup(turn),
};
