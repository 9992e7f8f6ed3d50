import { ActiveInput } from '../../cards/segmentEditForm.js';
import { onButton } from '../action.js';
import { segmentAnswer } from '../segmentAnswers.js';

export const setSegmentActive = onButton('setSegmentActive', ActiveInput, async ({ segment, active }, turn) =>
  segmentAnswer(
    await turn.services.segments.setActive(turn.caller, segment, active),
    turn,
    active ? 'activated' : 'deactivated',
  ),
);
