import type { Typed } from '../cards/inputs.js';
import { measureCard } from '../cards/measureCard.js';
import { type MeasureFormView, measureForm } from '../cards/measureForm.js';
import { measureGroupsCard } from '../cards/measureGroupsCard.js';
import { measuresCard } from '../cards/measuresCard.js';
import type { MeasureView } from '../services/measures.js';
import type { Answer, Turn } from './turn.js';

/** Names and figures of many profiles: may stand in a channel. */
export async function measuresAnswer(page: number, turn: Turn, notice?: string): Promise<Answer> {
  const { services, caller, locale } = turn;
  const measures = await services.measures.list(caller);
  const view = { measures, page, mayChange: mayChange(turn), ...(notice !== undefined && { notice }) };
  return { card: measuresCard(view, locale) };
}

/** One measure; the card follows its refresh. */
export function measureAnswer(measure: MeasureView, turn: Turn, { saved = false } = {}): Answer {
  // Drawn again it would be drawn for anybody: only what goes on is worth that.
  const goesOn = measure.state === 'Refreshing' && { live: `measure:${measure.id}` as const };
  return { card: measureCard(measure, turn.locale, { readOnly: !mayChange(turn), saved }), ...goesOn };
}

/** Groups are values of profiles: 1:1 chat only. */
export async function measureGroupsAnswer(id: string, { services, caller, own }: Turn): Promise<Answer> {
  const counted = await services.measures.groups(caller, id);
  const view = counted ?? { measure: await services.measures.find(caller, id), groups: [] };
  return { card: measureGroupsCard(view, own), to: 'personal' };
}

/** The form belongs to the person who fills it in: 1:1 chat only. */
export const measureFormAnswer = (view: MeasureFormView, { own }: Turn, typed?: Typed): Answer => ({
  card: measureForm.draw(view, own, typed),
  to: 'personal',
});

/** What the form offers; with the id of the one that is changed. @throws `notFound` */
export async function measureFormView(id: string | undefined, { services, caller }: Turn): Promise<MeasureFormView> {
  await services.access.require(caller, 'contributor');
  const now = id === undefined ? undefined : await services.measures.input(caller, id);
  const options = await services.consent.options(caller);
  return {
    ...(now && { now: { ...now, id } }),
    attributes: await services.measures.attributes(caller),
    options: options.map(({ option }) => option),
    dataSets: await services.dataSources.dataSets(caller),
  };
}

/** Whose buttons to leave out; what is pressed all the same is refused by the services. */
const mayChange = ({ services, caller }: Turn): boolean => services.access.roleOf(caller) !== 'viewer';
