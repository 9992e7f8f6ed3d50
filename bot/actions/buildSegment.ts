import { buildAnswer, onRule } from '../segmentDrafts.js';

/** From the text or the preview to the lists; the rule so far stays. */
export const buildSegment = onRule('buildSegment', (draft, turn) => buildAnswer(draft, turn));
