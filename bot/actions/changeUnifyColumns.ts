import { draftRef } from '../../cards/draft.js';
import { problemBelow } from '../../cards/problemCard.js';
import { columnsChangeOf, type UnifyColumnsInput, unifyColumnsForm } from '../../cards/unifyColumnsForm.js';
import { type ErrorCode, ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import type { Answer, Turn } from '../turn.js';
import { openUnification, orPresentUnification, stepAnswer, unificationAgain } from '../unificationAnswers.js';

/** Below which input a problem stands. */
const INPUTS: Partial<Record<ErrorCode, keyof UnifyColumnsInput>> = {
  changedColumnMissing: 'policy',
  fieldUnknown: 'columnTyped',
};

/** Whose value counts, and two more columns that are one; then the preview, or this form again. */
export const changeUnifyColumns = onForm(unifyColumnsForm, {
  run: (input, turn) => orPresentUnification(turn, () => change(input, turn)),
  view: async (data, turn) => ({ draft: await unificationAgain(data, turn) }),
});

async function change(input: UnifyColumnsInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const draft = await openUnification(input, turn);
  const again = (problems: Record<string, string>) =>
    stepAnswer(draft, 'columns', turn, { typed: { values: valuesOf(input), problems } });
  const { change, unknown, half } = columnsChangeOf(input, draft);
  if (unknown !== undefined) return again({ [unknown]: own.inputs.unknownChoice });
  if (half || (input.go === 'columns' && !change.add)) return again({ second: own.unification.columns.twoNeeded });
  try {
    const changed = await services.unifications.change(caller, draftRef(input), change);
    const note = input.go === 'columns' ? { note: own.unification.columns.done } : {};
    return await stepAnswer(changed, input.go, turn, note);
  } catch (error) {
    const below = error instanceof ServiceError ? INPUTS[error.code] : undefined;
    if (!below || !(error instanceof ServiceError)) throw error;
    return again({ [below]: problemBelow(error, own) });
  }
}

/** Several choices came as one text and go back as one. */
const valuesOf = ({ own, combined, ...input }: UnifyColumnsInput) => ({
  ...{ ...input, own: own.join(','), combined: combined.join(',') },
});
