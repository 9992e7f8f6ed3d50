import { guardForm } from '../cards/guardForm.js';
import type { Typed } from '../cards/inputs.js';
import { type MembersInput, membersCard } from '../cards/membersCard.js';
import { overrideForm } from '../cards/overrideForm.js';
import { segmentCard } from '../cards/segmentCard.js';
import { segmentEditForm } from '../cards/segmentEditForm.js';
import { type SegmentsView, segmentsCard } from '../cards/segmentsCard.js';
import { whyForm } from '../cards/whyForm.js';
import type { Why } from '../services/segments/view.js';
import type { SegmentView } from '../services/segments.js';
import type { Answer, Turn } from './turn.js';

/** Names and counts: may stand in a channel. */
export async function segmentsAnswer(page: number, turn: Turn, notice?: SegmentsView['notice']): Promise<Answer> {
  const { services, caller, locale } = turn;
  const segments = await services.segments.list(caller);
  const guard = await guardName(turn);
  const view = {
    ...{ segments, page, mayChange: mayChange(turn), mayGuard: mayGuard(turn) },
    ...(guard !== undefined && { guard }),
    ...(notice && { notice }),
  };
  return { card: segmentsCard(view, locale) };
}

/** The option of the guard for all segments, as it is spelled. */
export async function guardName({ services, caller }: Turn): Promise<string | undefined> {
  const guard = services.segments.guard();
  if (!guard) return undefined;
  const options = await services.consent.options(caller);
  return options.find(({ option }) => option.key === guard.option)?.option.name ?? guard.option;
}

type Done = NonNullable<Parameters<typeof segmentCard>[2]>['done'];

/** One segment; the card follows its refresh. */
export function segmentAnswer(segment: SegmentView, turn: Turn, done?: Done): Answer {
  const look = { readOnly: !mayChange(turn), ...(done && { done }) };
  // Drawn again it would be drawn for anybody: only what goes on is worth that.
  const goesOn = segment.state === 'Refreshing' && { live: `segment:${segment.id}` as const };
  return { card: segmentCard(segment, turn.locale, look), ...goesOn };
}

/** Names of members: 1:1 chat only. */
export async function membersAnswer(input: MembersInput, { services, caller, own }: Turn): Promise<Answer> {
  const { segment, after, before } = input;
  const at = { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
  return { card: membersCard(await services.segments.members(caller, segment, at), own), to: 'personal' };
}

export function whyAnswer(
  { id, name }: Pick<SegmentView, 'id' | 'name'>,
  { own }: Turn,
  shown: { why?: Why; typed?: Typed } = {},
): Answer {
  const view = { segment: { id, name }, ...(shown.why && { why: shown.why }) };
  return { card: whyForm.draw(view, own, shown.typed), to: 'personal' };
}

export const editAnswer = (segment: SegmentView, turn: Turn): Answer => ({
  card: segmentEditForm.draw({ segment, mayGuard: mayGuard(turn) }, turn.own),
  to: 'personal',
});

export async function guardAnswer(turn: Turn, typed?: Typed): Promise<Answer> {
  return { card: guardForm.draw(await guardView(turn), turn.own, typed), to: 'personal' };
}

export async function guardView({ services, caller }: Turn) {
  await services.access.require(caller, 'administrator');
  const now = services.segments.guard();
  return { options: await services.consent.options(caller), ...(now && { now }) };
}

export const overrideAnswer = (segment: SegmentView, { own }: Turn): Answer => ({
  card: overrideForm.draw(segment, own),
  to: 'personal',
});

/** Whose buttons to leave out; what is pressed all the same is refused by the services. */
const mayChange = ({ services, caller }: Turn): boolean => services.access.roleOf(caller) !== 'viewer';

export const mayGuard = ({ services, caller }: Turn): boolean => services.access.roleOf(caller) === 'administrator';
