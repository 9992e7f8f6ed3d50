import { draftRef } from '../../cards/draft.js';
import { ProfileStepInput } from '../../cards/profileConsentForm.js';
import { onButton } from '../action.js';
import { choiceOfStep, proposalFor } from '../profileForm.js';
import { profileMappingAnswer } from '../sourceAnswers.js';

/** Back: the first step with the columns and the name as they were chosen. */
export const profileColumnsAgain = onButton(
  'profileColumnsAgain',
  ProfileStepInput,
  async (input, turn) => {
    const draft = await turn.services.dataSources.draft(turn.caller, draftRef(input));
    const { consent: columns, ...chosen } = choiceOfStep(input, draft);
    const consent = columns.map((column) => proposalFor(draft, column));
    return profileMappingAnswer({ ...draft, ...chosen, consent }, turn);
  },
  { personal: true },
);
