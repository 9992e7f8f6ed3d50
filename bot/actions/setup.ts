import { z } from 'zod';
import { onButton } from '../action.js';
import { startSetup } from '../setupAnswers.js';

/** Enrich my data: what the word does, in the 1:1 chat wherever it was pressed. */
export const setup = onButton('setup', z.object({}), (_input, turn) => startSetup(turn));
