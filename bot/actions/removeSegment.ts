import { safeText } from '../../cards/safeText.js';
import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { segmentsAnswer } from '../segmentAnswers.js';

/** The segment goes; the list says so. */
export const removeSegment = onButton('removeSegment', SegmentInput, async ({ segment }, turn) => {
  const { id, name } = await turn.services.segments.find(turn.caller, segment);
  await turn.services.segments.remove(turn.caller, id);
  const words = turn.locale.segments.removed(safeText(name, 80));
  return segmentsAnswer(0, turn, { kind: 'good', words });
});
