import { z } from 'zod';
import type { ConsentOption } from '../services/consent.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { choiceKey, fitting, named } from './choices.js';
import type { Form } from './form.js';
import { choiceInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, text, value } from './parts.js';
import { safeText } from './safeText.js';

const NONE = '-';

export const GuardInput = z.object({ option: z.string('required').min(1, 'required').max(40, 'unknownChoice') });
export type GuardInput = z.infer<typeof GuardInput>;

export interface GuardView {
  options: readonly { option: ConsentOption; granted: number; denied: number }[];
  now?: { option: string; by: string; at: number };
}

/** The consent option that members of every segment must have granted, or none. */
export const guardForm: Form<GuardView, GuardInput> = {
  verb: 'setGuard',
  input: GuardInput,
  draw({ options, now }, locale, typed) {
    const words = locale.segmentPeople.guard;
    const current = options.find(({ option }) => option.key === now?.option)?.option;
    const choices = fitting(
      options.map(({ option, granted, denied }) => ({
        title: words.granted(safeText(option.name, 50), locale.number(granted), locale.number(denied)),
        value: choiceKey(option.key),
      })),
    ).choices;
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        text(words.what),
        value(nowWords(now, current?.name, locale), { bold: true, most: 300 }),
        choiceInput({
          id: 'option',
          label: words.option,
          required: locale.inputs.required,
          value: now ? choiceKey(now.option) : NONE,
          choices: [{ title: words.none, value: NONE }, ...choices],
          typed,
        }),
        options.length === 0 ? text(locale.segments.form.noConsent, { subtle: true }) : undefined,
      ],
      actions: [
        button('setGuard', words.save, {}, { style: 'positive' }),
        button('showSegments', locale.general.cancel, {}, { skipInputs: true }),
      ],
    });
  },
};

function nowWords(now: GuardView['now'], name: string | undefined, locale: Locale): string {
  const words = locale.segmentPeople.guard;
  return now ? words.now(safeText(name ?? now.option, 60), safeText(now.by, 60), locale.dateTime(now.at)) : words.off;
}

/** The option that was chosen; undefined for none. `unknown`: it is no longer there. */
export function chosenGuard({ option }: GuardInput, options: GuardView['options']) {
  if (option === NONE) return { unknown: false, chosen: undefined };
  const key = named(
    options.map((each) => each.option.key),
    option,
  );
  return { unknown: key === undefined, chosen: options.find((each) => each.option.key === key)?.option };
}
