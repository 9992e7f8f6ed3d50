import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { segmentAnswer } from '../segmentAnswers.js';

export const showSegment = onButton('showSegment', SegmentInput, async ({ segment }, turn) =>
  segmentAnswer(await turn.services.segments.find(turn.caller, segment), turn),
);
