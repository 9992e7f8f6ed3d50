import { z } from 'zod';
import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { exportAnswer } from '../exportAnswers.js';

const Input = SegmentInput.extend({ on: z.boolean() });

/** The export of a segment is made again with each refresh of everything, or no longer. */
export const markRefreshed = onButton('markRefreshed', Input, async ({ segment, on }, turn) =>
  exportAnswer(await turn.services.exports.markRefreshed(turn.caller, segment, on), turn),
);
