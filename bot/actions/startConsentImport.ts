import { ConsentStepInput, type ConsentValuesInput, consentValuesForm } from '../../cards/consentValuesForm.js';
import { draftRef } from '../../cards/draft.js';
import type { Typed } from '../../cards/inputs.js';
import { problemBelow } from '../../cards/problemCard.js';
import { ServiceError } from '../../services/errors.js';
import { problemsOf } from '../action.js';
import { columnsOfStep, consentMappingOf, consentValuesAnswer } from '../consentForm.js';
import { importAnswer, sourceNamed } from '../sourceAnswers.js';
import type { Action, Answer, Turn } from '../turn.js';

type Data = Readonly<Record<string, unknown>>;

/** Import: both steps go to the service, and the card becomes that of the import. */
export const startConsentImport: Action = {
  verb: consentValuesForm.verb,
  personal: true,
  async answer(data, turn) {
    const parsed = consentValuesForm.input.safeParse(data);
    if (parsed.success) return importAs(parsed.data, data, turn);
    return again(data, { problems: problemsOf(parsed.error, turn.locale) }, turn);
  },
};

async function importAs(input: ConsentValuesInput, data: Data, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const ref = draftRef(input);
  const columns = columnsOfStep(input, await services.dataSources.draft(caller, ref));
  const draft = await services.consentImports.draft(caller, ref, columns);
  const { mapping, problems } = consentMappingOf(input, columns, draft, locale);
  const replaces = await sourceNamed(input.name, turn);
  if (replaces?.kind === 'profiles') problems.name = locale.consentImport.nameTaken.profiles;
  // Which source the file belongs to has to be seen on the card before it happens.
  const unseen = replaces && replaces.id !== input.replaces;
  if (unseen || Object.keys(problems).length > 0) return again(data, { problems }, turn);
  try {
    return importAnswer(await services.consentImports.start(caller, ref, { name: input.name, mapping }), turn);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const below = BELOW[error.code];
    if (!below) throw error;
    const typed = { problems: { [below]: problemBelow(error, locale) } };
    return again(data, typed, turn, error.code === 'dateOrderMissing');
  }
}

const BELOW: Readonly<Record<string, string>> = {
  nameTaken: 'name',
  nameMissing: 'name',
  importRunning: 'name',
  dateOrderMissing: 'dateOrder',
};

/** The second step once more, with all that was typed. */
async function again(data: Data, { problems }: Pick<Typed, 'problems'>, turn: Turn, datesAmbiguous = false) {
  const step = ConsentStepInput.safeParse({ ...data, name: String(data.name ?? '').slice(0, 100) });
  if (!step.success) throw new ServiceError('cardOutdated');
  const ref = draftRef(step.data);
  const columns = columnsOfStep(step.data, await turn.services.dataSources.draft(turn.caller, ref));
  const typed = { values: data, problems };
  return consentValuesAnswer({ ref, columns, name: step.data.name }, turn, { typed, datesAmbiguous });
}
