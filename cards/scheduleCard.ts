import type { ScheduleView } from '../services/schedules.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { facts, heading, note, subheading, value } from './parts.js';
import { safeText } from './safeText.js';
import { isOn, scheduledName, scheduledTitle, scheduleKey, slotWords, whenWords } from './scheduleParts.js';

export interface ScheduleCardView {
  schedule: ScheduleView;
  done: 'saved' | 'switchedOff';
  /** Other schedules that no longer fire by themselves because of this one. */
  shadowed: readonly ScheduleView[];
}

/** A schedule that has been saved: when it fires next, and what stands in its way. */
export function scheduleCard({ schedule, done, shadowed }: ScheduleCardView, locale: Locale): AdaptiveCard {
  const words = locale.schedules;
  const names = shadowed.map((each) => scheduledName(each, locale)).join(', ');
  const what = { what: scheduleKey(schedule.target) };
  return card(locale, {
    fallbackText: words.card.summary(whenWords(schedule.when, locale)),
    body: [
      heading(words.one),
      { ...value(scheduledTitle(schedule, locale), { bold: true, most: 90 }), spacing: 'None' },
      note('good', words.card[done]),
      schedule.never && isOn(schedule) ? note('warning', words.never[schedule.never]) : undefined,
      names === '' ? undefined : note('warning', words.card.shadowed(names)),
      about(schedule, locale),
      ...nextTimes(schedule, locale),
    ],
    actions: [
      button('editSchedule', words.change, what),
      isOn(schedule) ? button('switchOffSchedule', words.card.switchOff, what) : undefined,
      button('showSchedules', words.all),
    ],
  });
}

function about(schedule: ScheduleView, locale: Locale): CardElement {
  const { when, next, most, by, last } = schedule;
  const { card: words } = locale.schedules;
  return facts([
    [words.when, whenWords(when, locale)],
    when.kind === 'times' && next.length === 0 ? [words.zone, when.timeZone] : undefined,
    most === undefined || !isOn(schedule) ? undefined : [words.most, words.recordsAtMost(most)],
    by === undefined || !isOn(schedule) ? undefined : [words.by, by],
    last && [words.last, slotWords(last.slot, when, locale)],
  ]);
}

/** Where the schedule lives, which may be another zone than the reader's. */
function nextTimes({ when, next }: ScheduleView, locale: Locale): CardElement[] {
  if (next.length === 0) return [];
  const times = next.slice(0, 3).map((at) => ({ ...value(slotWords(at, when, locale)), spacing: 'None' }));
  const zone = when.kind === 'times' ? safeText(when.timeZone, 40) : locale.timeZone;
  const where = line([locale.schedules.zone(zone)], { subtle: true, small: true });
  return [subheading(locale.schedules.card.next), { ...where, spacing: 'None' }, ...times];
}
