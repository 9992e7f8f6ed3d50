import type { Typed } from '../cards/inputs.js';
import { type RolesView, rolesForm } from '../cards/rolesForm.js';
import type { Answer, Person, Turn } from './turn.js';

/** Who may do what. It stands where it was asked for, because only there are the people to choose from. */
export async function rolesAnswer(turn: Turn, saved?: RolesView['saved'], typed?: Typed): Promise<Answer> {
  const members = await turn.services.access.list(turn.caller);
  const view = { members, people: await peopleOf(turn), ...(saved && { saved }) };
  return { card: rolesForm.draw(view, turn.locale, typed) };
}

/** People of this conversation first, then everybody who has a role. */
export async function peopleOf(turn: Turn): Promise<Person[]> {
  const here = await turn.members();
  const known = await turn.services.access.list(turn.caller);
  const absent = known.filter(({ userId }) => here.every((person) => person.userId !== userId));
  return [...here, ...absent.map(({ userId, name }) => ({ userId, name }))];
}
