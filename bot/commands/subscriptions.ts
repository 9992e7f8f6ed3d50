import { subscriptionsAnswer } from '../subscriptionAnswers.js';
import type { Command } from '../turn.js';

/** Every conversation that is told, and whether what is sent there arrives. */
export const subscriptions: Command = {
  name: 'subscriptions',
  words: { en: ['subscriptions'], nl: ['abonnementen'] },
  run: (_args, turn) => subscriptionsAnswer(0, turn),
};
