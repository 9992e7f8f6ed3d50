import { z } from 'zod';
import { DraftInput, draftRef } from '../../cards/draft.js';
import { onButton } from '../action.js';
import { consentMappingAnswer, profileMappingAnswer } from '../sourceAnswers.js';

const Input = DraftInput.extend({ as: z.enum(['profiles', 'consent']) });

/** The file is something else than its columns look like. */
export const readAs = onButton(
  'readAs',
  Input,
  async (input, turn) => {
    const ref = draftRef(input);
    if (input.as === 'consent') return consentMappingAnswer({ draft: ref }, turn);
    return profileMappingAnswer(await turn.services.dataSources.draft(turn.caller, ref), turn);
  },
  { personal: true },
);
