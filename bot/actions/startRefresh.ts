import { RefreshInput, targetOf } from '../../cards/refreshForm.js';
import { onButton } from '../action.js';
import { namedAnswer, refreshChoices, startAnswer } from '../refreshAnswers.js';

/** Refresh: what is chosen in the form, or the same once more. What was typed goes before the list, which is never empty. */
export const startRefresh = onButton('startRefresh', RefreshInput, async (input, turn) => {
  if (input.typed === '') return startAnswer(targetOf(input), turn);
  const wanted = { name: input.typed, only: input.scope === 'only', choices: await refreshChoices(turn) };
  return namedAnswer(wanted, turn);
});
