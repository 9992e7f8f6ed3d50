import type { Typed } from '../cards/inputs.js';
import { type ScheduleFormView, scheduleForm } from '../cards/scheduleForm.js';
import { schedulesCard } from '../cards/schedulesCard.js';
import type { ScheduleTarget } from '../services/schedules.js';
import { isCalled } from './namedEnrichment.js';
import type { Answer, Turn } from './turn.js';

/** Names and times: may stand in a channel. */
export async function schedulesAnswer(page: number, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const schedules = await services.schedules.list(caller);
  const mayChange = services.access.roleOf(caller) === 'administrator';
  return { card: schedulesCard({ schedules, page, mayChange }, locale) };
}

/** The form belongs to the person who fills it in: 1:1 chat only. */
export const scheduleFormAnswer = (view: ScheduleFormView, { own }: Turn, typed?: Typed): Answer => ({
  card: scheduleForm.draw(view, own, typed),
  to: 'personal',
});

/** The form of one that is there or can be made. @throws `notFound` */
export async function targetFormView(target: ScheduleTarget, turn: Turn): Promise<ScheduleFormView> {
  const { services, caller, own } = turn;
  await services.access.require(caller, 'administrator');
  return { schedule: await services.schedules.find(caller, target), timeZone: own.timeZone };
}

type Chosen = Pick<Extract<ScheduleFormView, { targets: unknown }>, 'chosen' | 'named'>;

/** The form that asks what it is for. */
export async function newFormView(turn: Turn, given: Chosen = {}): Promise<ScheduleFormView> {
  const { services, caller, own } = turn;
  await services.access.require(caller, 'administrator');
  return { targets: await services.schedules.targets(caller), timeZone: own.timeZone, ...given };
}

/** What is called that; `none` or `several` where it is not clear. */
export async function scheduledNamed(name: string, { services, caller }: Turn): Promise<ScheduleTarget | Chosen> {
  await services.access.require(caller, 'administrator');
  const targets = await services.schedules.targets(caller);
  const called = targets.filter((each) => each.target.kind !== 'all' && isCalled(each, name));
  const [first] = called;
  if (!first) return { named: 'none' };
  return called.length === 1 ? first.target : { named: 'several', chosen: first.target };
}
