import { SuggestionInput } from '../../cards/ruleForm.js';
import { chosenSuggestion } from '../../cards/ruleProblems.js';
import { ServiceError } from '../../services/errors.js';
import { corrected } from '../../services/segments/suggest.js';
import { onButton } from '../action.js';
import { openRule, orPresent, type RuleDraft, readInto } from '../segmentDrafts.js';
import type { Answer, Turn } from '../turn.js';

/** Use it: the chosen word goes into the rule, which is then read again. */
export const useSuggestion = onButton(
  'useSuggestion',
  SuggestionInput,
  (input, turn) => orPresent(turn, async () => use(input.use, await openRule(input, turn), turn)),
  { personal: true },
);

async function use(choice: string, draft: RuleDraft, turn: Turn): Promise<Answer> {
  const { text } = draft.state;
  if (text === undefined) throw new ServiceError('cardOutdated');
  const read = await turn.services.segments.read(turn.caller, text);
  // The data may have what was typed by now: then it is read as it is.
  if (!('problems' in read)) return readInto(draft, text, turn);
  const chosen = chosenSuggestion(read.problems, choice);
  if (!chosen) throw new ServiceError('cardOutdated');
  return readInto(draft, corrected(text, chosen.problem, chosen.suggestion), turn);
}
