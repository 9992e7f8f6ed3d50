import type { Role } from '../../services/access.js';
import { ServiceError } from '../../services/errors.js';
import type { History } from '../../services/history.js';
import type { Services } from '../../services/index.js';
import type { RefreshChoice, Refreshes, RefreshTarget, RefreshView } from '../../services/refresh.js';
import type { ScheduleInput, Schedules, ScheduleView } from '../../services/schedules.js';
import type { Notify } from '../../services/subject.js';
import { type Bot, startBot } from './bot.js';
import { aHistory } from './historyViews.js';
import { aQueuedRefresh, aRefresh, someChoices } from './refreshViews.js';
import { aSchedule, neverMade, someTargets } from './scheduleViews.js';
import { anEndedRun, MORNING } from './views.js';

/** The real bot over hand-made refreshes, schedules and a history, for what is said and shown rather than for what happens. */
export interface RefreshDesk {
  bot: Bot;
  /** What was asked of the services, in order. */
  asked: string[];
  choices: RefreshChoice[];
  schedules: ScheduleView[];
  /** The next refresh that is asked for is done by one that is there. */
  joins: boolean;
  /** What is saved next is refused with this. */
  refuses?: ServiceError;
  /** It is like this now, and its card is told. */
  becomes(view: RefreshView): void;
}

interface More {
  role?: Role;
  history?: Partial<History>;
}

const RANKS = ['viewer', 'contributor', 'administrator'];

export async function startRefreshDesk({ role = 'administrator', history }: More = {}): Promise<RefreshDesk> {
  let notify: Notify = () => undefined;
  const kept = new Map<string, RefreshView>();
  const need = async (needed: Role) => {
    if (RANKS.indexOf(role) < RANKS.indexOf(needed)) throw new ServiceError('notAllowed', { needed, helpers: '' });
  };
  const desk: Omit<RefreshDesk, 'bot'> = {
    ...{ asked: [], choices: [...someChoices], schedules: [neverMade()], joins: false },
    becomes(view) {
      kept.set(view.id, view);
      notify(`refresh:${view.id}`);
    },
  };
  const services = {
    access: { roleOf: () => role, canClaim: () => false, require: (_caller: unknown, needed: Role) => need(needed) },
    refreshes: refreshesOf(desk, kept, need),
    schedules: schedulesOf(desk),
    history: {
      async page(_caller, filter, { at, timeZone }) {
        desk.asked.push(`history ${JSON.stringify(filter)} ${at ?? 'newest'} ${timeZone}`);
        return aHistory(at === undefined ? {} : { previous: 'page-1' });
      },
      async file(_caller, filter) {
        desk.asked.push(`file ${JSON.stringify(filter)}`);
        const link = { url: 'https://steward.example/files/secret', name: 'history.csv', rows: 13, bytes: 2_100 };
        return { ...link, expiresAt: MORNING };
      },
      ...history,
    } satisfies History,
    runs: { progress: async (id: string) => anEndedRun({ id }) },
  };
  const house = (parts: { notify: Notify }) => {
    notify = parts.notify;
    return { services: services as unknown as Services, start: async () => undefined, stop: async () => undefined };
  };
  return Object.assign(desk, { bot: await startBot({ house }) });
}

type Desk = Omit<RefreshDesk, 'bot'>;

function refreshesOf(desk: Desk, kept: Map<string, RefreshView>, need: (role: Role) => Promise<void>): Refreshes {
  const found = (id: string) => {
    const view = kept.get(id);
    if (!view) throw new ServiceError('notFound', { what: 'refresh' });
    return view;
  };
  const keep = (view: RefreshView) => {
    kept.set(view.id, view);
    return view;
  };
  return {
    async start(_caller, target) {
      await need('contributor');
      desk.asked.push(`refresh ${wordsOf(target)}`);
      const id = desk.joins ? 'refresh-1' : `refresh-${kept.size + 1}`;
      return { refresh: keep(aQueuedRefresh({ id, target, ahead: desk.joins ? 0 : kept.size })), joined: desk.joins };
    },
    async cancel(_caller, id) {
      await need('contributor');
      desk.asked.push(`cancel ${id}`);
      return keep({ ...found(id), cancelRequested: true });
    },
    async retry(_caller, id) {
      await need('contributor');
      const before = found(id);
      const { retriedBy } = before;
      if (retriedBy !== undefined) return { refresh: found(retriedBy), joined: true };
      desk.asked.push(`retry ${id}`);
      const next = keep(aQueuedRefresh({ id: `${id}-again`, target: { kind: 'retry', refresh: id }, ahead: 0 }));
      keep({ ...before, retriedBy: next.id });
      return { refresh: next, joined: false };
    },
    progress: async (id) => kept.get(id) ?? aRefresh({ id }),
    newest: async () => [...kept.values()].at(-1),
    choices: async () => desk.choices,
  };
}

const wordsOf = (target: RefreshTarget): string => {
  if (target.kind === 'all' || target.kind === 'retry') return target.kind;
  return `${target.only ? 'only ' : ''}${target.kind} ${target.id}`;
};

function schedulesOf(desk: Desk): Schedules {
  const same = (one: ScheduleInput['target'], other: ScheduleInput['target']) =>
    JSON.stringify(one) === JSON.stringify(other);
  const nameOf = (target: ScheduleInput['target']) => someTargets.find((each) => same(each.target, target))?.name;
  return {
    list: async () => desk.schedules,
    targets: async () => someTargets,
    async find(_caller, target) {
      const name = nameOf(target);
      if (name === undefined) throw new ServiceError('notFound', { what: target.kind });
      return desk.schedules.find((each) => same(each.target, target)) ?? neverMade({ target, name });
    },
    async save(_caller, input) {
      desk.asked.push(`save ${JSON.stringify(input)}`);
      if (desk.refuses) throw desk.refuses;
      const { target, when, most } = input;
      const schedule = aSchedule({
        ...{ target, when, name: nameOf(target) ?? '' },
        ...(when.kind !== 'times' && { next: [] }),
        ...(most !== undefined && { most }),
      });
      desk.schedules = [...desk.schedules.filter((each) => !same(each.target, target)), schedule];
      return { schedule, shadowed: [] };
    },
  };
}
