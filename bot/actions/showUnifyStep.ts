import { DraftInput } from '../../cards/draft.js';
import { Go } from '../../cards/unifyParts.js';
import { onButton } from '../action.js';
import { openUnification, orPresentUnification, stepAnswer } from '../unificationAnswers.js';

/** Back, or the preview once more: nothing that was typed is kept. */
export const showUnifyStep = onButton(
  'showUnifyStep',
  DraftInput.extend({ go: Go }),
  (input, turn) =>
    orPresentUnification(turn, async () => stepAnswer(await openUnification(input, turn), input.go, turn)),
  { personal: true },
);
