import { ConsentStepInput } from '../../cards/consentValuesForm.js';
import { draftRef } from '../../cards/draft.js';
import { onButton } from '../action.js';
import { columnsOfStep } from '../consentForm.js';
import { consentMappingAnswer } from '../sourceAnswers.js';

/** Back: the first step with the columns and the name as they were chosen. */
export const consentColumnsAgain = onButton(
  'consentColumnsAgain',
  ConsentStepInput,
  async (input, turn) => {
    const ref = draftRef(input);
    const draft = await turn.services.dataSources.draft(turn.caller, ref);
    const mapping = columnsOfStep(input, draft);
    return consentMappingAnswer({ draft: ref }, turn, { view: { mapping, name: input.name || draft.name } });
  },
  { personal: true },
);
