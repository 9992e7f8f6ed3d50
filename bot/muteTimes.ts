import { dateReader } from '../services/consent/dates.js';
import { wallClock } from '../services/consent/zones.js';
import { ServiceError } from '../services/errors.js';
import type { Mute } from '../services/notifications.js';

/** Now, where it was said. */
export interface Here {
  /** Epoch milliseconds. */
  at: number;
  /** An IANA name that the machine knows. */
  timeZone: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Who wants to hear nothing for longer unsubscribes. */
const LONGEST = 366 * DAY;
const MORNING = 8 * HOUR;

const UNITS: readonly [words: RegExp, ms: number][] = [
  [/^(?:m|min|mins|minutes?|minuut|minuten)$/, MINUTE],
  [/^(?:h|hr|hrs|hours?|u|uur|uren)$/, HOUR],
  [/^(?:d|days?|dag|dagen)$/, DAY],
  [/^(?:w|weeks?|week|weken)$/, 7 * DAY],
];

const OFF = /^(?:off|uit)$/;
const FIXED = /^(?:until |till |tot )?(?:fixed|opgelost)$/;
const DURATION = /^(?:for |voor )?(\d{1,6}) ?([a-z]+)$/;
const TIME = /^(?:until |till |tot |at |om )*(\d{1,2})[:.](\d{2})(?: ?(?:h|u|uur))?$/;
/** "For 17h" is a duration, "until 17h" a time of day. */
const FULL_HOUR = /^(?:until |till |tot )(\d{1,2}) ?(?:h|u|uur)$/;
const TOMORROW = /^(?:until |till |tot )?(?:tomorrow|morgen)(?: (?:at |om )?(\d{1,2})[:.](\d{2}))?$/;
/** A year in four digits: what is shorter would be guessed. */
const DATE = /^(?:until |till |tot )?(.*\b\d{4}\b.*)$/;

/**
 * What `mute` was asked: `2h`, `30m`, `3d`, `17:00` (the next one), `tomorrow 8:00`, `2026-12-01` (its beginning), `until fixed`, the
 * same in Dutch; undefined for `off`. @throws `muteUnreadable`, also for a moment that is past or more than a year away
 */
export function muteOf(said: string, here: Here): Mute | undefined {
  const words = said
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[ "“„]+|[ ."”!]+$/g, '');
  if (OFF.test(words)) return undefined;
  if (FIXED.test(words)) return { until: 'fixed' };
  const until = momentOf(words, here);
  if (until === undefined || until <= here.at || until > here.at + LONGEST) throw new ServiceError('muteUnreadable');
  return { until };
}

/** Eight o'clock of the next day. */
export const tomorrowMorning = (here: Here): number => onDay(here, 1, MORNING);

function momentOf(words: string, here: Here): number | undefined {
  const [, hour, minute = '0'] = TIME.exec(words) ?? FULL_HOUR.exec(words) ?? [];
  if (hour !== undefined) return nextTime(timeOf(hour, minute), here);
  const [, count, unit = ''] = DURATION.exec(words) ?? [];
  if (count !== undefined) return after(Number(count), unit, here);
  const tomorrow = TOMORROW.exec(words);
  if (tomorrow) {
    const time = tomorrow[1] === undefined ? MORNING : timeOf(tomorrow[1], tomorrow[2] ?? '0');
    return time === undefined ? undefined : onDay(here, 1, time);
  }
  const date = DATE.exec(words)?.[1];
  return date === undefined ? undefined : dateReader({ timeZone: here.timeZone })(date)?.at;
}

function after(count: number, unit: string, { at }: Here): number | undefined {
  const ms = UNITS.find(([words]) => words.test(unit))?.[1];
  return ms === undefined ? undefined : at + count * ms;
}

/** Today, or where that has passed tomorrow: also on days of 23 or 25 hours. */
function nextTime(time: number | undefined, here: Here): number | undefined {
  if (time === undefined) return undefined;
  const today = onDay(here, 0, time);
  return today > here.at ? today : onDay(here, 1, time);
}

/** Milliseconds of the day. */
function timeOf(hour: string, minute: string): number | undefined {
  const fits = Number(hour) < 24 && Number(minute) < 60;
  return fits ? Number(hour) * HOUR + Number(minute) * MINUTE : undefined;
}

/** So many days after the one that the calendar shows here. */
function onDay({ at, timeZone }: Here, days: number, time: number): number {
  const today = Date.parse(new Date(at).toLocaleDateString('sv-SE', { timeZone })) / DAY;
  return wallClock(timeZone)(today + days, time);
}
