import { z } from 'zod';
import { button } from './buttons.js';
import type { CardElement } from './card.js';
import { dateInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { subheading } from './parts.js';

/** Who, and of which day: they stand in the inputs, never in a button. */
export const LookupInput = z.object({
  who: z.string().trim().max(300).default('').catch(''),
  asOf: z.string().trim().max(40).default('').catch(''),
});
export type LookupInput = z.infer<typeof LookupInput>;

/** Asks for one person's consent, or for a day, with its button. `given`: what is shown now, in the 1:1 chat only. */
export function personLookup(given: { who?: string; day?: string }, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consent;
  const who = textInput({
    id: 'who',
    label: words.who,
    placeholder: words.whoHint,
    maxLength: 300,
    ...(given.who !== undefined && { value: given.who }),
    ...(typed && { typed }),
  });
  const day = dateInput({
    id: 'asOf',
    label: words.date,
    ...(given.day !== undefined && { value: given.day }),
    ...(typed && { typed }),
  });
  return [subheading(words.lookUp), who, day, { type: 'ActionSet', actions: [button('showConsent', words.show)] }];
}
