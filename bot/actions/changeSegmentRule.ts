import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { previewAnswer, startRule } from '../segmentDrafts.js';

/** Change the rule of a segment: its preview, from where the text and the lists are one press away. */
export const changeSegmentRule = onButton(
  'changeSegmentRule',
  SegmentInput,
  async ({ segment }, turn) => {
    const { id, name, kind, rule } = await turn.services.segments.find(turn.caller, segment);
    return previewAnswer(await startRule(turn, { segment: id, name, kind, rule }), turn);
  },
  { personal: true },
);
