import { z } from 'zod';
import { type CardElement, present } from './card.js';
import { Keys } from './choices.js';
import { type Choice, choiceInput, type Typed, textInput, toggle } from './inputs.js';
import type { Locale } from './locale.js';
import { note, subheading, text } from './parts.js';

const Words = z.string().max(600, 'tooLong').default('');

/** For which options True is the denial; what the toggle says is checked where the form is read. */
export const PolarityInput = z.object({
  reversed: Keys,
  confirmed: z.string().max(10).default('false'),
  straightTyped: Words,
  reversedTyped: Words,
});
export type PolarityInput = z.infer<typeof PolarityInput>;

export interface Polarity {
  choices: readonly Choice[];
  /** Of the choices, those that are proposed as reversed. */
  reversed: readonly string[];
  /** Options that the list cannot hold. */
  left: number;
}

/** Do not sell = True is a denial: nobody but the administrator can say so, and an option that is not confirmed grants nothing. */
export function polarityInputs({ choices, reversed, left }: Polarity, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consentImport.polarity;
  const more = left > 0;
  const value = reversed.join(',');
  return present([
    subheading(words.title),
    text(words.intro),
    choiceInput({ id: 'reversed', label: words.reversed, choices, value, style: 'expanded', many: true, typed }),
    more ? note('warning', words.left(left)) : undefined,
    more ? textInput({ id: 'reversedTyped', label: words.reversedTyped, maxLength: 600, typed }) : undefined,
    more ? textInput({ id: 'straightTyped', label: words.straightTyped, maxLength: 600, typed }) : undefined,
    toggle({ id: 'confirmed', label: words.confirm, title: words.confirmed(choices.length), typed }),
  ]);
}
