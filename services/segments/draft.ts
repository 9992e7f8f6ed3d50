import { z } from 'zod';
import type { Rule } from './rule.js';

/** Written by us only; a rule that means nothing any more is found when it is previewed. */
const KeptRule = z.custom<Rule>((kept) => typeof kept === 'object' && kept !== null);

/** A rule under construction: typed, built with the form, or that of a segment which is changed. Kept on the server, because rules hold data. */
export const SegmentDraft = z.object({
  /** The segment that is changed; absent: a new one. */
  segment: z.string().optional(),
  name: z.string().optional(),
  kind: z.enum(['dynamic', 'static']).optional(),
  /** What was typed last, where it could not be read. */
  text: z.string().optional(),
  rule: KeptRule.optional(),
  /** Rules before each step of the form, the newest last; null: none yet. */
  before: z.array(KeptRule.nullable()).default([]),
});
export type SegmentDraft = z.infer<typeof SegmentDraft>;
