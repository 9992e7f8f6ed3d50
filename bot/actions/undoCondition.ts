import { buildAnswer, onRule } from '../segmentDrafts.js';

/** Undo last: the rule as it was a step before. */
export const undoCondition = onRule('undoCondition', async (draft, turn) => {
  const { rule: _rule, text: _text, before, ...state } = draft.state;
  const last = before.at(-1);
  const undone = { ...state, ...(last && { rule: last }), before: before.slice(0, -1) };
  const next = await turn.services.segments.drafts.save(draft, undone);
  return buildAnswer(next, turn, { note: { kind: 'info', words: turn.own.segments.form.undone } });
});
