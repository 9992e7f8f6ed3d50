import { keepFiresOf } from '../../storage/scheduleFires.js';
import type { Schedule } from '../../storage/settings.js';
import { createBackground } from '../runs/background.js';
import { createBell } from '../runs/bell.js';
import { dueOf, fireDue } from './fire.js';
import type { SchedulesParts } from './parts.js';

/** Clocks are set and machines sleep: what is due is looked at again after this long, whatever was next. */
const LOOK_AGAIN = 60_000;

/** Asks for what schedules plan, as it comes. */
export interface Loop {
  start(): void;
  /** Plans anew: a schedule was changed. */
  wake(): void;
  stop(): Promise<void>;
}

export function createLoop(parts: SchedulesParts): Loop {
  const { documents, sql, clock, log, refresh } = parts;
  const bell = createBell(clock);
  const background = createBackground(log);
  const ending = new AbortController();
  /** Between these moments nothing of a schedule is due. Settings that change are other objects. */
  const quiet = new WeakMap<Schedule, { from: number; until: number }>();

  /** `next`: the moment of its next one. */
  async function see(schedule: Schedule): Promise<{ next: number; asked: boolean }> {
    const now = clock.now();
    const known = quiet.get(schedule);
    if (known && known.from <= now && now < known.until) return { next: known.until, asked: false };
    const due = dueOf(schedule, now);
    const asked = due !== undefined && (await fireDue(parts, schedule, due));
    const next = due?.next ?? Number.POSITIVE_INFINITY;
    quiet.set(schedule, { from: now, until: next });
    return { next, asked };
  }

  /** One that cannot fire keeps no other from it. */
  async function seen(schedule: Schedule): ReturnType<typeof see> {
    try {
      return await see(schedule);
    } catch (error) {
      log.error({ err: error, schedule: schedule.id }, 'A schedule could not fire and tries again');
      return { next: Number.POSITIVE_INFINITY, asked: false };
    }
  }

  /** Resolves to the moment of the next one. */
  async function turn(): Promise<number> {
    const all: Awaited<ReturnType<typeof see>>[] = [];
    // The refresh of everything first: what else is due at that moment joins it.
    for (const schedule of [...documents.read().schedules].sort(everythingFirst)) all.push(await seen(schedule));
    if (all.some(({ asked }) => asked)) refresh.wake();
    return Math.min(...all.map(({ next }) => next));
  }

  /** What fired of schedules that are gone is of no use any more. */
  const tidy = () =>
    sql.write((tx) =>
      keepFiresOf(
        tx,
        documents.read().schedules.map(({ id }) => id),
      ),
    );

  async function work(): Promise<void> {
    await tidy().catch((error: unknown) =>
      log.warn({ err: error }, 'Fires of schedules that are gone are still there'),
    );
    while (!ending.signal.aborted) {
      const ear = bell.ear();
      const next = await turn();
      if (!ending.signal.aborted) await ear.wait(Math.min(next - clock.now(), LOOK_AGAIN));
    }
  }

  return {
    start() {
      background.start('the schedules', work);
    },
    wake: () => bell.ring(),
    async stop() {
      ending.abort();
      bell.ring();
      await background.settled();
    },
  };
}

const everythingFirst = (one: Schedule, other: Schedule): number =>
  Number(other.target.kind === 'all') - Number(one.target.kind === 'all');
