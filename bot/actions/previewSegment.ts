import { onRule, previewAnswer } from '../segmentDrafts.js';

/** Next, after the lists. */
export const previewSegment = onRule('previewSegment', (draft, turn) => previewAnswer(draft, turn));
