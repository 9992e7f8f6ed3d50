import { problemBelow } from '../../cards/problemCard.js';
import { type SaveInput, segmentPreviewForm } from '../../cards/segmentPreviewForm.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { segmentAnswer } from '../segmentAnswers.js';
import { openRule, orPresent, presentRule, previewAnswer, previewView } from '../segmentDrafts.js';
import type { Answer, Turn } from '../turn.js';

/** Save: the segment is there, and its members are being found. */
export const saveSegment = onForm(segmentPreviewForm, {
  run: (input, turn) => orPresent(turn, () => save(input, turn)),
  async view(_data, turn) {
    const view = await previewView(await presentRule(turn), turn);
    if (!view) throw new ServiceError('cardOutdated');
    return view;
  },
});

async function save(input: SaveInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const draft = await openRule(input, turn);
  const { rule, segment } = draft.state;
  if (!rule) throw new ServiceError('ruleMissing');
  const { name, kind } = input;
  // Of two presses at once the second one is outdated by this, and saves nothing.
  const taken = await services.segments.drafts.save(draft, { ...draft.state, name, kind });
  try {
    const saved = await services.segments.save(caller, {
      ...(segment !== undefined && { id: segment }),
      name,
      rule,
      kind,
    });
    await services.segments.drafts.discard(caller);
    return segmentAnswer(saved, turn, 'saved');
  } catch (error) {
    if (!(error instanceof ServiceError) || !['nameMissing', 'nameTaken'].includes(error.code)) throw error;
    return previewAnswer(taken, turn, { values: { name, kind }, problems: { name: problemBelow(error, own) } });
  }
}
