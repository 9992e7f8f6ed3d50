import type { Locale } from '../../cards/locale.js';
import { subscriptionForm } from '../../cards/subscriptionForm.js';
import { problemsOf } from '../action.js';
import { presentSubscription, subscribeHere } from '../subscriptionAnswers.js';
import type { Action } from '../turn.js';

/** Not bound to the 1:1 chat: a channel is told as well, and everybody in it may say what. */
export const saveSubscription: Action = {
  verb: subscriptionForm.verb,
  async answer(data, turn) {
    const parsed = subscriptionForm.input.safeParse(data);
    if (parsed.success) return subscribeHere(turn, parsed.data);
    const problems = problemsOf(parsed.error, turn.locale);
    return presentSubscription(turn, undefined, { values: data, problems: kindsToo(problems, turn.locale) });
  },
};

/** Nothing ticked: the way to that is another button. */
const kindsToo = (problems: Record<string, string>, { notifications }: Locale): Record<string, string> =>
  problems.kinds === undefined ? problems : { ...problems, kinds: notifications.kindsMissing };
