import { problemBelow } from '../../cards/problemCard.js';
import { type RenameInput, segmentEditForm } from '../../cards/segmentEditForm.js';
import { SegmentInput } from '../../cards/segmentsCard.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { mayGuard, segmentAnswer } from '../segmentAnswers.js';
import type { Answer, Turn } from '../turn.js';

export const renameSegment = onForm(segmentEditForm, { run: rename, view: editView });

async function rename(input: RenameInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  try {
    return segmentAnswer(await services.segments.rename(caller, input.segment, input.name), turn, 'renamed');
  } catch (error) {
    if (!(error instanceof ServiceError) || !['nameMissing', 'nameTaken'].includes(error.code)) throw error;
    const typed = { values: { name: input.name }, problems: { name: problemBelow(error, own) } };
    return { card: segmentEditForm.draw(await editView(input, turn), own, typed) };
  }
}

async function editView(data: Readonly<Record<string, unknown>>, turn: Turn) {
  const parsed = SegmentInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  const segment = await turn.services.segments.find(turn.caller, parsed.data.segment);
  return { segment, mayGuard: mayGuard(turn) };
}
