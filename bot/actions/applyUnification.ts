import { PreviewInput } from '../../cards/unifyPreviewCard.js';
import { onButton } from '../action.js';
import { unificationAnswer } from '../consentAnswers.js';

/** Apply: from now on the definition holds, and the card follows the first unification by it. */
export const applyUnification = onButton(
  'applyUnification',
  PreviewInput,
  async ({ preview }, turn) => unificationAnswer(await turn.services.unifications.apply(turn.caller, preview), turn),
  { personal: true },
);
