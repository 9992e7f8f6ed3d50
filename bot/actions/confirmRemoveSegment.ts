import { removeSegmentCard } from '../../cards/removeSegmentCard.js';
import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';

/** Delete asks first. */
export const confirmRemoveSegment = onButton('confirmRemoveSegment', SegmentInput, async ({ segment }, turn) => ({
  card: removeSegmentCard(await turn.services.segments.find(turn.caller, segment), turn.locale),
}));
