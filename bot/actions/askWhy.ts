import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { whyAnswer } from '../segmentAnswers.js';

/** Who is asked about is typed in the 1:1 chat. */
export const askWhy = onButton('askWhy', SegmentInput, async ({ segment }, turn) =>
  whyAnswer(await turn.services.segments.find(turn.caller, segment), turn),
);
