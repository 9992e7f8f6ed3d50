import { onButton } from '../action.js';
import { RefreshId, refreshAnswer } from '../refreshAnswers.js';

/** What is complete stays, what is going on is dropped. */
export const cancelRefresh = onButton('cancelRefresh', RefreshId, async ({ refresh }, turn) =>
  refreshAnswer(await turn.services.refreshes.cancel(turn.caller, refresh), turn),
);
