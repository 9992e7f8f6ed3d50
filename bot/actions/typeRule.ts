import { onRule, ruleAnswer } from '../segmentDrafts.js';

/** The rule so far as text. */
export const typeRule = onRule('typeRule', (draft, turn) => ruleAnswer(draft, turn));
