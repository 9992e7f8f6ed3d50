import { z } from 'zod';
import { UnificationDefinition } from '../../storage/settings.js';

/** A definition under construction. `preview`: the newest preview of it, as long as nothing was changed since. */
export const UnificationDraft = z.object({ definition: UnificationDefinition, preview: z.string().optional() });
export type UnificationDraft = z.infer<typeof UnificationDraft>;
