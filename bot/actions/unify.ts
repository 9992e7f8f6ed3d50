import { z } from 'zod';
import { onButton } from '../action.js';
import { unificationAnswer } from '../consentAnswers.js';

export const unify = onButton('unify', z.object({}), async (_input, turn) =>
  unificationAnswer(await turn.services.consent.unify(turn.caller), turn),
);
