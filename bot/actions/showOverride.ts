import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { overrideAnswer } from '../segmentAnswers.js';

/** A form, so it goes on in the 1:1 chat. */
export const showOverride = onButton('showOverride', SegmentInput, async ({ segment }, turn) => {
  await turn.services.access.require(turn.caller, 'administrator');
  return overrideAnswer(await turn.services.segments.find(turn.caller, segment), turn);
});
