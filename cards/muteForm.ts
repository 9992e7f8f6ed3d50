import { z } from 'zod';
import { button } from './buttons.js';
import { card } from './card.js';
import type { Form } from './form.js';
import { choiceInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, text } from './parts.js';

/** Times of day are those of the place where it is pressed. */
const CHOICES = ['hour', 'hours', 'tomorrow', 'week', 'fixed', 'off'] as const;
export type MuteChoice = (typeof CHOICES)[number];

const Input = z.object({ until: z.enum(CHOICES, 'unknownChoice') });

/** Until when it is to be quiet in this conversation. */
export const muteForm: Form<Record<never, never>, { until: MuteChoice }> = {
  verb: 'mute',
  input: Input,
  draw(_view, locale: Locale, typed) {
    const words = locale.notifications.muteForm;
    return card(locale, {
      fallbackText: words.what,
      body: [
        heading(words.title),
        text(words.what),
        choiceInput({
          ...{ id: 'until', label: words.label, typed, style: 'expanded', value: 'hour' },
          required: locale.inputs.required,
          choices: CHOICES.map((choice) => ({ value: choice, title: words.choices[choice] })),
        }),
        text(words.typed, { subtle: true, small: true }),
      ],
      actions: [
        button('mute', words.button, {}, { style: 'positive' }),
        button('showSubscription', locale.notifications.buttons.settings, {}, { skipInputs: true }),
      ],
    });
  },
};
