import type { z } from 'zod';
import type { AdaptiveCard } from './card.js';
import type { Typed } from './inputs.js';
import type { Locale } from './locale.js';

/**
 * A card with inputs keeps its verb, the shape of what comes back and its drawing in one file, because the input ids are a
 * contract. Messages of the schema are keys of `locale.inputs`.
 */
export interface Form<View, Input> {
  verb: string;
  input: z.ZodType<Input>;
  draw(view: View, locale: Locale, typed?: Typed): AdaptiveCard;
}
