import { DraftInput } from '../../cards/draft.js';
import { onButton } from '../action.js';
import { sourcesAnswer } from '../sourceAnswers.js';

/** Cancelling twice is cancelling; another definition that was begun since then stays. */
export const cancelUnification = onButton(
  'cancelUnification',
  DraftInput,
  async ({ draft }, turn) => {
    await turn.services.unifications.discard(turn.caller, draft);
    return sourcesAnswer(0, turn, { kind: 'info', words: turn.own.unification.canceled });
  },
  { personal: true },
);
