import { draftRef } from '../../cards/draft.js';
import { rulesOf, unifyRulesForm } from '../../cards/unifyRulesForm.js';
import { onForm } from '../action.js';
import { openUnification, orPresentUnification, stepAnswer, unificationAgain } from '../unificationAnswers.js';

/** The matching rules, and then the columns or the preview. */
export const changeUnifyRules = onForm(unifyRulesForm, {
  run: (input, turn) =>
    orPresentUnification(turn, async () => {
      const { services, caller } = turn;
      const rules = rulesOf(input, await openUnification(input, turn));
      const draft = await services.unifications.change(caller, draftRef(input), { of: 'rules', rules });
      return stepAnswer(draft, input.go, turn);
    }),
  view: unificationAgain,
});
