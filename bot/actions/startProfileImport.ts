import { draftRef } from '../../cards/draft.js';
import type { Typed } from '../../cards/inputs.js';
import { problemBelow } from '../../cards/problemCard.js';
import { type ProfileConsentInput, ProfileStepInput, profileConsentForm } from '../../cards/profileConsentForm.js';
import { ServiceError } from '../../services/errors.js';
import { problemsOf } from '../action.js';
import { choiceOfStep, profileConsentAnswer, profileConsentView, profileMappingOf } from '../profileForm.js';
import { importAnswer, sourceNamed } from '../sourceAnswers.js';
import type { Action, Answer, Turn } from '../turn.js';

type Data = Readonly<Record<string, unknown>>;

/** Import of profiles that hold consent: both steps go to the service. */
export const startProfileImport: Action = {
  verb: profileConsentForm.verb,
  personal: true,
  async answer(data, turn) {
    const parsed = profileConsentForm.input.safeParse(data);
    if (parsed.success) return importAs(parsed.data, data, turn);
    return again(data, { problems: problemsOf(parsed.error, turn.locale) }, turn);
  },
};

async function importAs(input: ProfileConsentInput, data: Data, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const ref = draftRef(input);
  const draft = await services.dataSources.draft(caller, ref);
  const chosen = choiceOfStep(input, draft);
  const { consent, problems } = profileMappingOf(
    input,
    await profileConsentView(draft, chosen, turn, input.date),
    locale,
  );
  const replaces = await sourceNamed(input.name, turn);
  if (replaces?.kind === 'consent') problems.name = locale.consentImport.nameTaken.consent;
  // Replacing has to be seen on the card before it happens.
  const unseen = replaces && replaces.id !== input.replaces;
  if (unseen || Object.keys(problems).length > 0) return again(data, { problems }, turn);
  const { consent: _columns, ...plain } = chosen;
  try {
    return importAnswer(await services.dataSources.start(caller, ref, { ...plain, consent }), turn);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const below = BELOW[error.code];
    if (!below) throw error;
    const typed = { problems: { [below]: problemBelow(error, locale) } };
    return again(data, typed, turn);
  }
}

const BELOW: Readonly<Record<string, string>> = {
  nameTaken: 'name',
  nameMissing: 'name',
  importRunning: 'name',
};

/** The second step once more, with all that was typed. */
async function again(data: Data, { problems }: Pick<Typed, 'problems'>, turn: Turn) {
  const step = ProfileStepInput.safeParse({ ...data, name: String(data.name ?? '').slice(0, 100) });
  if (!step.success) throw new ServiceError('cardOutdated');
  const draft = await turn.services.dataSources.draft(turn.caller, draftRef(step.data));
  const typed = { values: data, problems };
  const date = typeof data.date === 'string' ? { date: data.date } : {};
  return profileConsentAnswer(draft, choiceOfStep(step.data, draft), turn, { typed, ...date });
}
