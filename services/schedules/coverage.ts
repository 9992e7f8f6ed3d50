import type { When } from '../../storage/settings.js';
import { DAY, slotsBetween, type Times } from './slots.js';

/** Every date and each change of clocks comes by. */
const HORIZON = 366 * DAY;
/** Most schedules show in the first days that they are not covered. */
const STEP = 31 * DAY;

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
