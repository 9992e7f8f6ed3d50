import type { ConnectInput } from '../cards/connectForm.js';
import { doneCard } from '../cards/doneCard.js';
import { draftRef } from '../cards/draft.js';
import { type ErrorCode, ServiceError } from '../services/errors.js';
import { agreedText, textOutdated } from './agreement.js';
import { drawStep, redraw } from './setupAnswers.js';
import type { Answer, Turn } from './turn.js';

/** Token and tick go to the service together: without either nothing is stored. */
export async function connecting(input: ConnectInput, verify: boolean, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const { setup } = services;
  const before = await setup.present(caller);
  if (before.step !== 'connect') throw new ServiceError('cardOutdated');
  const agreed = agreedText(input, before.destination);
  if (agreed === 'outdated') {
    // Unticked: nobody has agreed to these words yet.
    return redraw('connect', { ...input, agree: 'false' }, { agree: textOutdated(locale) }, turn);
  }
  const { token } = input;
  const problems = {
    ...(!agreed && !before.replaces && { agree: locale.setup.connect.agreeRequired }),
    // On the page alone: elsewhere the client asks for it.
    ...(before.pageOnly && !before.stored && !token && { token: locale.setup.connect.enterTokenFirst }),
  };
  if (Object.keys(problems).length > 0) return redraw('connect', input, problems, turn);
  const view = await setup.connect(caller, draftRef(input), {
    ...(token && { token }),
    ...(agreed && { agreed }),
    verify,
  });
  // A card that was outdated has changed nothing, and the view says so.
  if (!before.replaces || view.stale) return drawStep(view, turn);
  const { tokenReplaced, tokenReplacedUnverified } = locale.setup;
  return { card: doneCard(verify ? tokenReplaced : tokenReplacedUnverified, 'status', locale) };
}

const BELOW: Partial<Record<ErrorCode, string>> = {
  consentMissing: 'agree',
  consentOutdated: 'agree',
  tokenMissing: 'token',
  tokenOnlyOnPage: 'token',
  tokenRefused: 'token',
  creditsOrProgram: 'token',
  providerBusy: 'token',
  providerAnswerUnknown: 'token',
  providerUnreachable: 'token',
};

export const belowConnect = ({ code }: ServiceError): string | undefined => BELOW[code];
