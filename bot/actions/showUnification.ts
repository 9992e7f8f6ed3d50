import { z } from 'zod';
import { ServiceError } from '../../services/errors.js';
import { onButton } from '../action.js';
import { unificationAnswer } from '../consentAnswers.js';

/** The newest unification, going on or ended. */
export const showUnification = onButton('showUnification', z.object({}), async (_input, turn) => {
  const { services, caller } = turn;
  await services.access.require(caller, 'viewer');
  const unification = await services.consent.unification();
  if (!unification) throw new ServiceError('cardOutdated');
  return unificationAnswer(unification, turn);
});
