import { DraftInput } from '../../cards/draft.js';
import { onButton } from '../action.js';
import { segmentsAnswer } from '../segmentAnswers.js';

/** Cancelling twice is cancelling; another rule that was begun since then stays. */
export const cancelSegment = onButton(
  'cancelSegment',
  DraftInput,
  async ({ draft: id }, turn) => {
    const { services, caller, own } = turn;
    const draft = await services.segments.drafts.find(caller);
    if (draft?.ref.id === id) await services.segments.drafts.discard(caller);
    return segmentsAnswer(0, turn, { kind: 'info', words: own.segments.canceled });
  },
  { personal: true },
);
