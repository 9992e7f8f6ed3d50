import { LookupInput } from '../../cards/consentLookup.js';
import { problemBelow } from '../../cards/problemCard.js';
import { onButton } from '../action.js';
import { askedAnswer, consentAnswer, isAboutTyped } from '../consentAnswers.js';

/** Show: what was typed comes back only in the 1:1 chat. In a channel a mistake is told without it. */
export const showConsent = onButton('showConsent', LookupInput, async (input, turn) => {
  const values = turn.scope === 'personal' ? { who: input.who, asOf: input.asOf } : {};
  if (input.who === '' && input.asOf === '')
    return consentAnswer(turn, undefined, { values, problems: { who: turn.locale.consent.nothingAsked } });
  try {
    return await askedAnswer(input, turn);
  } catch (error) {
    if (!isAboutTyped(error)) throw error;
    const below = error.code === 'dateUnreadable' ? 'asOf' : 'who';
    return consentAnswer(turn, undefined, { values, problems: { [below]: problemBelow(error, turn.locale) } });
  }
});
