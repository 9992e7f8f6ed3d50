import { z } from 'zod';
import type { ScheduleView } from '../services/schedules.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceInput } from './inputs.js';
import { listRow, type Piece } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { isOn, scheduledTitle, scheduleKey, slotWords, TARGET, whenWords } from './scheduleParts.js';

export interface SchedulesView {
  schedules: readonly ScheduleView[];
  /** From 0. */
  page: number;
  /** Administrators make schedules, others look at them. */
  mayChange: boolean;
}

/** What a button is about: that of the card, or the chosen one of the list. */
export const ScheduledInput = z.object({ what: z.string().regex(TARGET) });

export const SchedulesInput = z.object({ page: z.coerce.number().int().min(0).catch(0) });

const PAGE = 5;

/** Schedules: five rows a page, one choice list and one set of buttons. Names and times only, so it may stand in a channel. */
export function schedulesCard(view: SchedulesView, locale: Locale): AdaptiveCard {
  const words = locale.schedules;
  const { schedules, mayChange } = view;
  const pages = Math.max(1, Math.ceil(schedules.length / PAGE));
  const page = Math.min(view.page, pages - 1);
  const rows = schedules.slice(page * PAGE, page * PAGE + PAGE);
  return card(locale, {
    fallbackText: words.summary(schedules.filter(isOn).length),
    body: [
      heading(words.title),
      text(words.intro, { subtle: true, small: true }),
      ...rows.flatMap((schedule) => scheduleRow(schedule, locale)),
      pages > 1 ? text(words.page(page + 1, pages), { subtle: true, small: true }) : undefined,
      mayChange && rows.length > 0 ? choose(rows, locale) : undefined,
    ],
    actions: buttons({ ...view, page }, rows.length, pages, locale),
  });
}

function scheduleRow(schedule: ScheduleView, locale: Locale): CardElement[] {
  const { when, next, most, last, never } = schedule;
  const words = locale.schedules;
  const [first] = next;
  const details: (Piece | undefined)[] = isOn(schedule)
    ? [
        whenWords(when, locale),
        when.kind === 'times' ? words.zone(safeText(when.timeZone, 40)) : undefined,
        first === undefined ? undefined : words.next(slotWords(first, when, locale)),
        most === undefined ? undefined : words.most(most),
      ]
    : [words.byItself];
  const fired = last && words.last(slotWords(last.slot, when, locale));
  const title = scheduledTitle(schedule, locale);
  const row = listRow({ title, details: present([...details, fired]), aside: isOn(schedule) ? words.on : words.off });
  return never && isOn(schedule) ? [row, note('warning', words.never[never])] : [row];
}

const choose = (rows: readonly ScheduleView[], locale: Locale): CardElement =>
  choiceInput({
    ...{ id: 'what', label: locale.schedules.one, required: locale.inputs.required },
    value: rows[0] && scheduleKey(rows[0].target),
    choices: rows.map((row) => ({ title: scheduledTitle(row, locale), value: scheduleKey(row.target) })),
  });

/** At most six: Change is about the chosen one, the others skip the list. */
function buttons({ mayChange, page }: SchedulesView, shown: number, pages: number, locale: Locale) {
  const words = locale.schedules;
  const to = (title: string, target: number) => button('showSchedules', title, { page: target }, { skipInputs: true });
  return [
    mayChange && shown > 0 ? button('editSchedule', words.change, {}, { style: 'positive' }) : undefined,
    mayChange ? button('newSchedule', words.create, {}, { skipInputs: true }) : undefined,
    page > 0 ? to(locale.general.previousPage, page - 1) : undefined,
    page < pages - 1 ? to(locale.general.nextPage, page + 1) : undefined,
    button('command', locale.history.title, { command: 'history' }, { skipInputs: true }),
  ];
}
