import { z } from 'zod';
import { onButton } from '../action.js';
import { buildAnswer, startRule } from '../segmentDrafts.js';

/** A form, so it goes on in the 1:1 chat. */
export const newSegment = onButton('newSegment', z.object({}), async (_input, turn) =>
  buildAnswer(await startRule(turn), turn),
);
