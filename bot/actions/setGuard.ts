import { chosenGuard, type GuardInput, guardForm } from '../../cards/guardForm.js';
import { safeText } from '../../cards/safeText.js';
import { onForm } from '../action.js';
import { guardAnswer, guardView, segmentsAnswer } from '../segmentAnswers.js';
import type { Answer, Turn } from '../turn.js';

/** The consent guard of all segments: administrators only. */
export const setGuard = onForm(guardForm, { run: set, view: (_data, turn) => guardView(turn) });

async function set(input: GuardInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const { options } = await guardView(turn);
  const { chosen, unknown } = chosenGuard(input, options);
  if (unknown) return guardAnswer(turn, { values: {}, problems: { option: own.inputs.unknownChoice } });
  await services.segments.setGuard(caller, chosen?.key);
  const words = own.segmentPeople.guard;
  return segmentsAnswer(0, turn, {
    kind: 'good',
    words: chosen ? words.saved(safeText(chosen.name, 60)) : words.savedNone,
  });
}
