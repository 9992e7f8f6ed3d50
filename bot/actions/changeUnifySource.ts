import { draftRef } from '../../cards/draft.js';
import { problemBelow } from '../../cards/problemCard.js';
import { sourceChangeOf, type UnifySourceInput, unifySourceForm } from '../../cards/unifySourceForm.js';
import { type ErrorCode, ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import type { Answer, Turn } from '../turn.js';
import { openUnification, orPresentUnification, stepAnswer, unificationAgain } from '../unificationAnswers.js';

/** Below which input a problem stands. */
const INPUTS: Partial<Record<ErrorCode, keyof UnifySourceInput>> = {
  matchColumnMissing: 'by',
  changedColumnMissing: 'changed',
};

/** Columns and duplicates of one source; then all of them again. */
export const changeUnifySource = onForm(unifySourceForm, {
  run: (input, turn) => orPresentUnification(turn, () => change(input, turn)),
  async view(data, turn) {
    const draft = await unificationAgain(data, turn);
    const source = draft.sources.find(({ id }) => id === data.source);
    if (!source) throw new ServiceError('cardOutdated');
    return { draft, source };
  },
});

async function change(input: UnifySourceInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const draft = await openUnification(input, turn);
  const source = draft.sources.find(({ id }) => id === input.source);
  if (!source) throw new ServiceError('notFound', { what: 'dataSource' });
  const again = (problems: Record<string, string>) =>
    stepAnswer(draft, 'source', turn, {
      ...{ source: source.id, typed: { values: { ...input, by: input.by.join(',') }, problems } },
    });
  const { change, unknown } = sourceChangeOf(input, source);
  if (unknown !== undefined) return again({ [unknown]: own.inputs.unknownChoice });
  try {
    return await stepAnswer(await services.unifications.change(caller, draftRef(input), change), 'sources', turn);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const below = error.code === 'fieldUnknown' ? typedOf(input, error) : INPUTS[error.code];
    if (below === undefined) throw error;
    return again({ [below]: problemBelow(error, own) });
  }
}

/** The input in which the name was typed that the source does not have. */
const typedOf = (input: UnifySourceInput, { params }: ServiceError): string | undefined =>
  (['nameTyped', 'websiteTyped', 'countryTyped', 'changedTyped'] as const).find(
    (id) => input[id].trim().slice(0, 100) === params.field,
  );
