import { z } from 'zod';
import { onButton } from '../action.js';
import { guardAnswer } from '../segmentAnswers.js';

/** A form, so it goes on in the 1:1 chat. */
export const showGuard = onButton('showGuard', z.object({}), (_input, turn) => guardAnswer(turn));
