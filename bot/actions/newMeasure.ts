import { z } from 'zod';
import { onButton } from '../action.js';
import { measureFormAnswer, measureFormView } from '../measureAnswers.js';

/** A form, so it goes on in the 1:1 chat. */
export const newMeasure = onButton('newMeasure', z.object({}), async (_input, turn) =>
  measureFormAnswer(await measureFormView(undefined, turn), turn),
);
