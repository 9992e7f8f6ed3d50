import { ruleForm } from '../../cards/ruleForm.js';
import { onForm } from '../action.js';
import { openRule, orPresent, presentRule, readInto } from '../segmentDrafts.js';

/** Continue, and Try again. */
export const readRule = onForm(ruleForm, {
  run: (input, turn) => orPresent(turn, async () => readInto(await openRule(input, turn), input.rule, turn)),
  view: async (_data, turn) => ({ draft: (await presentRule(turn)).ref, text: '', problems: [] }),
});
