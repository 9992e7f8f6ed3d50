import { ServiceError } from '../errors.js';
import type { ScheduleInput, When } from '../schedules.js';

const MOST_TIMES = 4;
const LONGEST_ZONE = 60;

/** As it is kept: times as HH:MM, times and days in order, each once. @throws `scheduleTimes`, `scheduleDays`, `timeZoneUnknown` */
export function checkedWhen({ when, target }: ScheduleInput): When {
  // The card offers it for enrichments only.
  if (when.kind === 'with' && target.kind !== 'enrichment') throw new ServiceError('scheduleTimes');
  if (when.kind !== 'times') return when;
  return {
    ...when,
    times: checkedTimes(when.times),
    days: checkedDays(when.days),
    timeZone: checkedZone(when.timeZone),
  };
}

/** The most records of a scheduled run of an enrichment. @throws `recordsMissing` */
export function checkedMost({ when, target, most }: ScheduleInput): number | undefined {
  if (target.kind !== 'enrichment') return undefined;
  const isNumber = most !== undefined && Number.isSafeInteger(most) && most >= 1;
  if (!isNumber && when.kind !== 'off') throw new ServiceError('recordsMissing');
  return isNumber ? most : undefined;
}

function checkedTimes(typed: readonly string[]): string[] {
  const times = [...new Set(typed.map(timeOf))].sort();
  if (times.length < 1 || times.length > MOST_TIMES) throw new ServiceError('scheduleTimes');
  return times;
}

/** 7:30, 07:30 and 7.30 are one time. */
function timeOf(typed: string): string {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed.trim()) ?? [];
  if (hour === '') throw new ServiceError('scheduleTimes');
  return `${hour.padStart(2, '0')}:${minute}`;
}

function checkedDays(chosen: readonly number[]): number[] {
  const days = [...new Set(chosen)].sort();
  if (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    throw new ServiceError('scheduleDays');
  return days;
}

/** Named as it was typed: what the machine calls it may be an older name (Asia/Calcutta). */
function checkedZone(typed: string): string {
  const zone = typed.trim();
  const known = /^[A-Za-z]/.test(zone) ? machinesName(zone) : undefined;
  if (known === undefined) throw new ServiceError('timeZoneUnknown', { zone: zone.slice(0, LONGEST_ZONE) });
  return known.toLowerCase() === zone.toLowerCase() ? known : zone;
}

function machinesName(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
