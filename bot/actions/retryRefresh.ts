import { onButton } from '../action.js';
import { RefreshId, refreshAnswer } from '../refreshAnswers.js';

/** What failed once more; a second press finds the refresh of the first. */
export const retryRefresh = onButton('retryRefresh', RefreshId, async ({ refresh }, turn) => {
  const { refresh: view } = await turn.services.refreshes.retry(turn.caller, refresh);
  return refreshAnswer(view, turn);
});
