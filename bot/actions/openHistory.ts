import { EntryInput } from '../../cards/historyCard.js';
import { onButton } from '../action.js';
import { readRefresh, refreshAnswer } from '../refreshAnswers.js';
import { readRun, runAnswer } from '../runAnswers.js';

/** The card of the run or refresh that is chosen, as it is now. */
export const openHistory = onButton('openHistory', EntryInput, async ({ entry }, turn) => {
  const [kind = '', id = ''] = entry.split(':');
  return kind === 'run' ? runAnswer(await readRun(id, turn), turn) : refreshAnswer(await readRefresh(id, turn), turn);
});
