import { type ConsentMappingInput, consentColumnsOf, consentMappingForm } from '../../cards/consentMappingForm.js';
import { draftRef } from '../../cards/draft.js';
import { onForm } from '../action.js';
import { consentValuesAnswer } from '../consentForm.js';
import { consentMappingAnswer, refOf, sourceNamed } from '../sourceAnswers.js';
import type { Answer, Turn } from '../turn.js';

/** Next: the columns are chosen; what stands in them is asked about on the second step. */
export const mapConsent = onForm(consentMappingForm, {
  run: toValues,
  view: (data, { services, caller }) => services.consentImports.draft(caller, refOf(data)),
});

async function toValues(input: ConsentMappingInput, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const ref = draftRef(input);
  const draft = await services.dataSources.draft(caller, ref);
  const { chosen, problems } = consentColumnsOf(input, draft.columns, locale);
  const taken = (await sourceNamed(input.name, turn))?.kind === 'profiles';
  if (taken) problems.name = locale.consentImport.nameTaken.profiles;
  if (Object.keys(problems).length > 0)
    return consentMappingAnswer({ draft: ref }, turn, { typed: { values: input, problems } });
  return consentValuesAnswer({ ref, columns: chosen, name: input.name }, turn);
}
