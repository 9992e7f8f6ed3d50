import { scheduleTarget } from '../../cards/scheduleParts.js';
import { ScheduledInput } from '../../cards/schedulesCard.js';
import { onButton } from '../action.js';
import { scheduleFormAnswer, targetFormView } from '../scheduleAnswers.js';

/** Change, and Schedule on the card of what is to be scheduled. */
export const editSchedule = onButton('editSchedule', ScheduledInput, async ({ what }, turn) =>
  scheduleFormAnswer(await targetFormView(scheduleTarget(what), turn), turn),
);
