import { z } from 'zod';
import type { ScheduleInput, ScheduleTarget, ScheduleView, When } from '../services/schedules.js';
import { type ButtonData, button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { fitting, Keys } from './choices.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, text, value } from './parts.js';
import { isOn, scheduledTitle, scheduleKey, scheduleTarget, TARGET } from './scheduleParts.js';

export const ScheduleFormInput = z.object({
  what: z.string('required').regex(TARGET, 'unknownChoice'),
  /** Another one than the list has room for, by its name. */
  typed: z.string().trim().max(200, 'tooLong').default(''),
  /** The form asked what it is for. */
  asked: z.coerce.string().default(''),
  when: z.enum(['off', 'with', 'times'], 'required'),
  days: Keys,
  times: z.string().max(200, 'tooLong').default(''),
  timeZone: z.string().trim().max(100, 'tooLong').default(''),
  most: z.string().trim().max(20, 'tooLong').default(''),
});
export type ScheduleFormInput = z.infer<typeof ScheduleFormInput>;

/** One that is there or was asked for by name, or the choice of what to make one for. */
export type ScheduleFormView = { timeZone: string } & (
  | { schedule: ScheduleView }
  | {
      targets: readonly { target: ScheduleTarget; name: string }[];
      chosen?: ScheduleTarget;
      /** A name was typed that none of them has, or several. */
      named?: 'none' | 'several';
    }
);

/** When something runs by itself. What a schedule sends is confirmed with it. */
export const scheduleForm: Form<ScheduleFormView, ScheduleFormInput> = {
  verb: 'saveSchedule',
  input: ScheduleFormInput,
  draw(view, locale, typed) {
    const words = locale.schedules.form;
    const schedule = 'schedule' in view ? view.schedule : undefined;
    const data: ButtonData = schedule ? { what: scheduleKey(schedule.target) } : { asked: true };
    const sends = !schedule || schedule.target.kind === 'enrichment';
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        ...('targets' in view ? whatInputs(view, locale, typed) : named(view.schedule, locale)),
        whenInput(schedule, locale, typed),
        ...timesInputs(schedule?.when, view.timeZone, locale, typed),
        sends ? mostInput(schedule, locale, typed) : undefined,
        sends ? note('warning', words.paid) : undefined,
      ],
      actions: [
        button('saveSchedule', words.save, data, { style: 'positive' }),
        button('showSchedules', locale.general.cancel, {}, { skipInputs: true }),
      ],
    });
  },
};

const named = (schedule: ScheduleView, locale: Locale): CardElement[] => [
  { ...value(scheduledTitle(schedule, locale), { bold: true, most: 90 }), spacing: 'None' },
  ...(schedule.target.kind === 'all' ? [text(locale.schedules.intro, { subtle: true, small: true })] : []),
];

function whatInputs(
  { targets, chosen, named }: Extract<ScheduleFormView, { targets: unknown }>,
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const { form: words, noneCalled, severalCalled, intro } = locale.schedules;
  const isChosen = ({ target }: { target: ScheduleTarget }) => chosen && scheduleKey(target) === scheduleKey(chosen);
  const ordered = [...targets.filter(isChosen), ...targets.filter((each) => !isChosen(each))];
  const { choices, more } = fitting(
    ordered.map((each) => ({ title: scheduledTitle(each, locale), value: scheduleKey(each.target) })),
  );
  return present([
    named ? note('warning', named === 'none' ? noneCalled : severalCalled) : undefined,
    choiceInput({
      ...{ id: 'what', label: words.what, required: locale.inputs.required, choices, typed },
      value: choices[0]?.value,
    }),
    more > 0 ? textInput({ id: 'typed', label: words.typed, maxLength: 200, typed }) : undefined,
    text(intro, { subtle: true, small: true }),
  ]);
}

/** Only enrichments run with the refresh of everything: all else is in it anyway. */
function whenInput(schedule: ScheduleView | undefined, locale: Locale, typed?: Typed): CardElement {
  const { whens, withNew, when: label } = locale.schedules.form;
  const off = { title: whens.off, value: 'off' };
  const withAll = { title: schedule ? whens.with : withNew, value: 'with' };
  const mayJoin = !schedule || schedule.target.kind === 'enrichment';
  return choiceInput({
    ...{ id: 'when', label, required: locale.inputs.required, style: 'expanded', typed },
    // Who asks for one that is off wants to switch it on.
    value: schedule && isOn(schedule) ? schedule.when.kind : 'times',
    choices: [{ title: whens.times, value: 'times' }, ...(mayJoin ? [withAll] : []), off],
  });
}

const DAILY = { days: [1, 2, 3, 4, 5, 6, 7], times: ['07:00'] };

function timesInputs(when: When | undefined, timeZone: string, locale: Locale, typed?: Typed): CardElement[] {
  const { form: words, days } = locale.schedules;
  const now = when?.kind === 'times' ? when : { ...DAILY, timeZone };
  return [
    choiceInput({
      ...{ id: 'days', label: words.days, style: 'expanded', many: true, value: now.days.join(','), typed },
      choices: days.map((title, index) => ({ title, value: String(index + 1) })),
    }),
    textInput({
      ...{ id: 'times', label: words.times, placeholder: words.timesHint, maxLength: 200, typed },
      value: now.times.join(', '),
    }),
    textInput({
      ...{ id: 'timeZone', label: words.zone, placeholder: 'Europe/Amsterdam', maxLength: 100, typed },
      value: now.timeZone,
    }),
  ];
}

function mostInput(schedule: ScheduleView | undefined, locale: Locale, typed?: Typed): CardElement {
  const words = locale.schedules.form;
  return textInput({
    ...{ id: 'most', label: schedule ? words.most : words.mostNew, placeholder: words.mostHint, maxLength: 20, typed },
    ...(schedule?.most !== undefined && { value: String(schedule.most) }),
  });
}

/** What was typed, as the service takes it. What is no time and no number goes through: the service says what is wrong with it. */
export function scheduleOf({ what, when, days, times, timeZone, most }: ScheduleFormInput): ScheduleInput {
  const target = scheduleTarget(what);
  const number = target.kind === 'enrichment' ? wholeNumber(most) : undefined;
  const timed = { days: days.map(Number), times: timesOf(times), timeZone };
  return {
    target,
    when: when === 'times' ? { kind: when, ...timed } : { kind: when },
    ...(number !== undefined && { most: number }),
  };
}

/** 7:30, 07.30 and 7u30 are all 07:30. */
const timesOf = (words: string): string[] =>
  words
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((word) => {
      const [, hours = '', minutes] = /^(\d{1,2})[:.hu](\d{2})$/i.exec(word) ?? [];
      return minutes === undefined ? word : `${hours.padStart(2, '0')}:${minutes}`;
    });

/** With or without thousands apart. */
const wholeNumber = (words: string): number | undefined =>
  /^(?:\d+|\d{1,3}(?:[.,\s]\d{3})+)$/.test(words) ? Number(words.replace(/[.,\s]/g, '')) : undefined;
