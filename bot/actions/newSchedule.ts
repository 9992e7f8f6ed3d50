import { z } from 'zod';
import { onButton } from '../action.js';
import { newFormView, scheduleFormAnswer } from '../scheduleAnswers.js';

export const newSchedule = onButton('newSchedule', z.object({}), async (_input, turn) =>
  scheduleFormAnswer(await newFormView(turn), turn),
);
