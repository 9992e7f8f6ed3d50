import { doneCard } from '../../cards/doneCard.js';
import { DraftInput, draftRef } from '../../cards/draft.js';
import { ServiceError } from '../../services/errors.js';
import { onButton } from '../action.js';

/** Cancelling twice is cancelling: an older card of the same draft may do it, too. */
export const setupCancel = onButton(
  'setupCancel',
  DraftInput,
  async (input, { services, caller, locale }) => {
    await services.setup.cancel(caller, draftRef(input)).catch((error: unknown) => {
      if (!(error instanceof ServiceError) || error.code !== 'draftGone') throw error;
    });
    return { card: doneCard(locale.setup.canceled, 'setup', locale) };
  },
  { personal: true },
);
