import { draftRef } from '../../cards/draft.js';
import { orderOf, type UnifySourcesInput, unifySourcesForm } from '../../cards/unifySourcesForm.js';
import { onForm } from '../action.js';
import type { Answer, Turn } from '../turn.js';
import { openUnification, orPresentUnification, stepAnswer, unificationAgain } from '../unificationAnswers.js';

/** The order of the sources, and then the form of one of them, the rules, or the preview. */
export const orderUnifySources = onForm(unifySourcesForm, {
  run: (input, turn) => orPresentUnification(turn, () => order(input, turn)),
  view: async (data, turn) => ({ draft: await unificationAgain(data, turn) }),
});

async function order(input: UnifySourcesInput, turn: Turn): Promise<Answer> {
  const { services, caller } = turn;
  const before = await openUnification(input, turn);
  const sources = orderOf(input, before);
  const draft = await services.unifications.change(caller, draftRef(input), { of: 'sources', sources });
  const source = before.sources[input.source]?.id;
  return stepAnswer(draft, input.go, turn, source === undefined ? {} : { source });
}
