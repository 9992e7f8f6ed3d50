import { SchedulesInput } from '../../cards/schedulesCard.js';
import { onButton } from '../action.js';
import { schedulesAnswer } from '../scheduleAnswers.js';

export const showSchedules = onButton('showSchedules', SchedulesInput, ({ page }, turn) => schedulesAnswer(page, turn));
