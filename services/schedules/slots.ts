import { Cron } from 'croner';
import type { When } from '../../storage/settings.js';

export type Times = Extract<When, { kind: 'times' }>;

/** A local time that is planned: the moment (epoch milliseconds) it comes, and its name, `2026-03-29T07:30 Europe/Amsterdam`. */
export interface Slot {
  at: number;
  planned: string;
}

export const DAY = 86_400_000;
/** Every day of the week, and the hour that clocks may have lost. */
export const WEEK = 8 * DAY;

/**
 * All that are planned after `from` and until `to`, in the order of their moments. A local time that clocks skip comes right after
 * the gap, one that they show twice comes the first time; two times in one gap are two slots of one moment.
 */
export function slotsBetween({ times, days, timeZone }: Times, from: number, to: number): Slot[] {
  const slots = times.flatMap((time) =>
    dailyRuns(time, timeZone, from, to)
      .filter(({ at, day }) => at > from && at <= to && days.includes(weekday(day)))
      .map(({ at, day }) => ({ at, planned: `${dateOf(day)}T${time} ${timeZone}` })),
  );
  return slots.sort((one, other) => one.at - other.at || (one.planned < other.planned ? -1 : 1));
}

/** The next moments after `now`, each once. */
export function nextMoments(when: Times, now: number, count: number): number[] {
  const moments = new Set<number>();
  for (let from = now; moments.size < count; from += WEEK)
    for (const { at } of slotsBetween(when, from, from + WEEK)) moments.add(at);
  return [...moments].slice(0, count);
}

/** A planned local time of a day: `day` counts from 1970-01-01. */
interface Run {
  at: number;
  day: number;
}

/** That of each day, from before `from` until after `to`. Days are told by counting, so that one that the calendar leaves out is seen. */
function dailyRuns(time: string, timeZone: string, from: number, to: number): Run[] {
  const cron = new Cron(`${time.slice(3)} ${time.slice(0, 2)} * * *`, { timezone: timeZone });
  const dayOf = dayIn(timeZone);
  const runs: Run[] = [];
  for (let next = cron.nextRun(new Date(from - 3 * DAY)); next; next = cron.nextRun(next)) {
    const run = { at: next.getTime(), day: dayOf(next) };
    const before = runs.at(-1);
    if (before && run.day > before.day + 1) runs.push({ at: startOfDay(run, timeZone), day: before.day + 1 });
    runs.push(run);
    if (run.at > to) break;
  }
  return runs;
}

/**
 * Where clocks skip the end of a day (Nuuk: 23:00 to midnight), croner leaves out the times in that gap, because the first moment
 * after it belongs to another day: they come when the day of the next run begins.
 */
function startOfDay(next: Run, timeZone: string): number {
  const midnight = new Cron('0 0 * * *', { timezone: timeZone }).nextRun(new Date(next.at - DAY));
  return midnight?.getTime() ?? next.at;
}

/** The day that clocks of the place show. */
function dayIn(timeZone: string): (run: Date) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return (run) => Date.parse(format.format(run)) / DAY;
}

const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** 1 Monday .. 7 Sunday; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => ((day + 3) % 7) + 1;
