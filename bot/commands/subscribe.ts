import type { Filter } from '../../services/notifications.js';
import { presentSubscription, subscribeHere } from '../subscriptionAnswers.js';
import type { Command } from '../turn.js';

const FILTERS: Readonly<Record<string, Filter>> = {
  all: 'all',
  alles: 'all',
  failures: 'failures',
  mislukt: 'failures',
  changes: 'changes',
  veranderingen: 'changes',
};

/** `subscribe`: this conversation is told; `subscribe failures`: and only of that. Whoever is in it may, without a role. */
export const subscribe: Command = {
  name: 'subscribe',
  words: { en: ['subscribe'], nl: ['abonneren'] },
  async run([asked], turn) {
    const word = asked?.toLowerCase() ?? '';
    if (word === '') return subscribeHere(turn, {});
    if (Object.hasOwn(FILTERS, word)) return subscribeHere(turn, { filter: FILTERS[word] });
    return presentSubscription(turn, { kind: 'info', words: turn.locale.notifications.done.unknownFilter });
  },
};
