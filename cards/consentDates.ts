import { z } from 'zod';
import type { CardElement } from './card.js';
import { choiceInput, type Typed } from './inputs.js';
import type { Locale } from './locale.js';

/** Absent where dates can be read in one way only. */
export const DateOrderInput = z.object({ dateOrder: z.enum(['dmy', 'mdy']).optional().catch(undefined) });

/** 03/04/2026 is asked for, and nothing is chosen beforehand. */
export function dateOrderInput(locale: Locale, typed?: Typed): CardElement {
  const words = locale.consentImport.dates;
  const choices = (['dmy', 'mdy'] as const).map((order) => ({ title: words.orders[order], value: order }));
  return choiceInput({ id: 'dateOrder', label: words.order, choices, style: 'expanded', typed });
}
