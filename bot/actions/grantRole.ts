import { problemText } from '../../cards/problemCard.js';
import { rolesForm } from '../../cards/rolesForm.js';
import { ServiceError } from '../../services/errors.js';
import { problemsOf } from '../action.js';
import { peopleOf, rolesAnswer } from '../rolesAnswer.js';
import type { Action } from '../turn.js';

/** Not bound to the 1:1 chat: the people to choose from are those of the conversation. */
export const grantRole: Action = {
  verb: rolesForm.verb,
  async answer(data, turn) {
    const { services, caller, locale } = turn;
    const again = (problems: Record<string, string>) => rolesAnswer(turn, undefined, { values: data, problems });
    await services.access.require(caller, 'administrator');
    const parsed = rolesForm.input.safeParse(data);
    if (!parsed.success) return again(problemsOf(parsed.error, locale));
    // Only who is here or has a role already: a card's data is what a client says.
    const person = (await peopleOf(turn)).find(({ userId }) => userId === parsed.data.person);
    if (!person) return again({ person: locale.inputs.unknownChoice });
    try {
      await services.access.grant(caller, person, parsed.data.role);
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'lastAdministrator') throw error;
      return again({ role: problemText(error, locale) });
    }
    return rolesAnswer(turn, { name: person.name, role: parsed.data.role });
  },
};
