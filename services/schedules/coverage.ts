import type { Schedule, Settings, When } from '../../storage/settings.js';
import type { ScheduleView } from '../schedules.js';
import { DAY, slotsBetween, type Times } from './slots.js';
import { EVERYTHING, refreshed, scheduleOf } from './targets.js';

/** Every date and each change of clocks comes by. */
const HORIZON = 366 * DAY;
/** Most schedules show in the first days that they are not covered. */
const STEP = 31 * DAY;

/** Why it does not fire, whatever its times. What is told of it is what is done. */
export function neverOf(settings: Settings, { target, when }: Schedule, now: number): ScheduleView['never'] {
  if (when.kind === 'off' || target.kind === 'all') return undefined;
  if (!refreshed(settings, target)?.active) return 'inactive';
  const everything = scheduleOf(settings, EVERYTHING)?.when ?? { kind: 'off' };
  if (when.kind === 'with') return everything.kind === 'off' ? 'noRefresh' : undefined;
  return isCovered(when, everything, now) ? 'covered' : undefined;
}

/** Whether each moment of `when` in the next 366 days is one of the refresh of everything too, in whatever time zone that is. */
export function isCovered(when: Times, everything: When | undefined, now: number): boolean {
  if (everything?.kind !== 'times') return false;
  if (when.timeZone === everything.timeZone) return isPartOf(when, everything);
  for (let from = now; from < now + HORIZON; from += STEP)
    if (!isCoveredBetween(when, everything, from, Math.min(from + STEP, now + HORIZON))) return false;
  return true;
}

const isPartOf = (when: Times, everything: Times): boolean =>
  when.times.every((time) => everything.times.includes(time)) &&
  when.days.every((day) => everything.days.includes(day));

function isCoveredBetween(when: Times, everything: Times, from: number, to: number): boolean {
  const moments = new Set(slotsBetween(everything, from, to).map(({ at }) => at));
  return slotsBetween(when, from, to).every(({ at }) => moments.has(at));
}
