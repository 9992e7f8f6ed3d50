import type { LookupInput } from '../cards/consentLookup.js';
import { consentOverviewCard } from '../cards/consentOverviewCard.js';
import type { Typed } from '../cards/inputs.js';
import { personConsentCard } from '../cards/personConsentCard.js';
import { unificationCard } from '../cards/unificationCard.js';
import { unifyListCard } from '../cards/unifyListCard.js';
import type { Unification, UnifyListView } from '../services/consent.js';
import { ServiceError } from '../services/errors.js';
import { momentOf } from './consentDates.js';
import type { Answer, Turn } from './turn.js';

/** Counts only: may stand in a channel. The figures of a date appear on the card when they are counted. */
export async function consentAnswer(turn: Turn, asOf?: number, typed?: Typed): Promise<Answer> {
  const { services, caller, locale } = turn;
  const overview = await services.consent.overview(caller, asOf);
  const mayChange = services.access.roleOf(caller) !== 'viewer';
  const card = consentOverviewCard({ overview, mayChange }, locale, typed);
  return { card, ...(overview.counting && asOf !== undefined && { live: `consent:${asOf}` }) };
}

/** One person's consent goes to the 1:1 chat; a day without a person is answered where it was asked. */
export async function askedAnswer({ who, asOf: day }: LookupInput, turn: Turn): Promise<Answer> {
  const moment = day === '' ? undefined : momentOf(day, turn.own.timeZone);
  if (who === '') return consentAnswer(turn, moment);
  const person = await turn.services.consent.person(turn.caller, who, moment);
  return { card: personConsentCard(person, turn.own, dayOf(moment, turn.own.timeZone)), to: 'personal' };
}

/** As the input of the card shows it again. */
const dayOf = (moment: number | undefined, timeZone: string): string | undefined =>
  moment === undefined ? undefined : new Date(moment).toLocaleDateString('sv-SE', { timeZone });

export const unificationAnswer = (unification: Unification, { locale }: Turn): Answer => ({
  card: unificationCard(unification, locale),
  live: `unify:${unification.id}`,
});

/** Addresses and numbers: the file is offered in the 1:1 chat only. */
export const unifyListAnswer = (view: UnifyListView, { own }: Turn): Answer => ({
  card: unifyListCard(view, own),
  live: `consentList:${view.id}`,
  to: 'personal',
});

/** What was typed cannot be read: said below its input, where there is one. */
export function isAboutTyped(error: unknown): error is ServiceError {
  return error instanceof ServiceError && ['dateUnreadable', 'identifierUnreadable'].includes(error.code);
}
