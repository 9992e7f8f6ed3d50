import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { segmentAnswer } from '../segmentAnswers.js';

/** The guard is asked of the segment again. */
export const endOverride = onButton('endOverride', SegmentInput, async ({ segment }, turn) =>
  segmentAnswer(await turn.services.segments.override(turn.caller, segment, undefined), turn, 'overrideEnded'),
);
