import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { editAnswer } from '../segmentAnswers.js';

/** A form, so it goes on in the 1:1 chat. */
export const editSegment = onButton('editSegment', SegmentInput, async ({ segment }, turn) => {
  await turn.services.access.require(turn.caller, 'contributor');
  return editAnswer(await turn.services.segments.find(turn.caller, segment), turn);
});
