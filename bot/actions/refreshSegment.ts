import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { segmentAnswer } from '../segmentAnswers.js';

/** The card becomes that of the segment and follows the refresh. */
export const refreshSegment = onButton('refreshSegment', SegmentInput, async ({ segment }, turn) =>
  segmentAnswer(await turn.services.segments.refresh(turn.caller, segment), turn),
);
