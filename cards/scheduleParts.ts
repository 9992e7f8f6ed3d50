import type { ScheduleTarget, ScheduleView, When } from '../services/schedules.js';
import type { Locale } from './locale.js';
import { format } from './locales/format.js';
import { safeText } from './safeText.js';

const WHAT = /^(?:all|(segment|enrichment):([\w-]{1,100}))$/;
/** As the pattern of a schema. */
export const TARGET = WHAT;

export const scheduleKey = (target: ScheduleTarget): string =>
  target.kind === 'all' ? 'all' : `${target.kind}:${target.id}`;

/** What a key stands for that fits `TARGET`. */
export function scheduleTarget(key: string): ScheduleTarget {
  const [, kind, id] = WHAT.exec(key) ?? [];
  return id !== undefined && (kind === 'segment' || kind === 'enrichment') ? { kind, id } : { kind: 'all' };
}

export const scheduledName = (
  { target, name }: Pick<ScheduleView, 'target' | 'name'>,
  { schedules: words }: Locale,
): string => (target.kind === 'all' ? words.everything : safeText(name, 60));

/** The name, and which of the two kinds of things it is. */
export function scheduledTitle(schedule: Pick<ScheduleView, 'target' | 'name'>, locale: Locale): string {
  const { target } = schedule;
  const name = scheduledName(schedule, locale);
  return target.kind === 'all' ? name : `${name} · ${locale.schedules.kinds[target.kind]}`;
}

export const isOn = ({ when }: Pick<ScheduleView, 'when'>): boolean => when.kind !== 'off';

/** "Monday to Friday at 07:30 and 12:00"; the time zone stands apart. */
export function whenWords(when: When, { schedules: words }: Locale): string {
  if (when.kind === 'off') return words.off;
  if (when.kind === 'with') return words.withRefresh;
  const times = when.times.map((time) => safeText(time, 10));
  const last = times.at(-1) ?? '';
  const before = times.slice(0, -1).join(', ');
  return words.at(daysWords(when.days, words), before === '' ? last : `${before}${words.and}${last}`);
}

function daysWords(days: readonly number[], words: Locale['schedules']): string {
  const chosen = [1, 2, 3, 4, 5, 6, 7].filter((day) => days.includes(day));
  if (chosen.length === 7) return words.everyDay;
  if (chosen.join() === '1,2,3,4,5') return words.workDays;
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) return words.days[only - 1] ?? '';
  return chosen.map((day) => words.shortDays[day - 1]).join(', ');
}

/** A time of a schedule where the schedule lives, with its day of the week. */
export function slotWords(at: number, when: When, locale: Locale): string {
  const timeZone = when.kind === 'times' ? when.timeZone : locale.timeZone;
  const there = format(locale.language, timeZone);
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: there.timeZone }).format(at);
  const short = locale.schedules.shortDays[ENGLISH.indexOf(day)] ?? '';
  return `${short} ${there.dateTime(at)}`;
}

const ENGLISH = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
