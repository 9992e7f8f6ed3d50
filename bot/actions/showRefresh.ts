import { onButton } from '../action.js';
import { RefreshId, readRefresh, refreshAnswer } from '../refreshAnswers.js';

export const showRefresh = onButton('showRefresh', RefreshId, async ({ refresh }, turn) =>
  refreshAnswer(await readRefresh(refresh, turn), turn),
);
