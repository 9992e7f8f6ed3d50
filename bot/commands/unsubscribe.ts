import { unsubscribeHere } from '../subscriptionAnswers.js';
import type { Command } from '../turn.js';

/** This conversation is told nothing any more. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  words: { en: ['unsubscribe'], nl: ['afmelden'] },
  run: (_args, turn) => unsubscribeHere(turn),
};
