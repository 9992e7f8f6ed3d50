import { filterOf, HistoryInput } from '../../cards/historyCard.js';
import { historyFileCard } from '../../cards/historyFileCard.js';
import { onButton } from '../action.js';

/** All rows of the filter as a file. Its link is a secret: 1:1 chat only. */
export const downloadHistory = onButton('downloadHistory', HistoryInput, async (input, { services, caller, own }) => {
  const filter = filterOf(input);
  return { card: historyFileCard(await services.history.file(caller, filter), filter, own), to: 'personal' };
});
