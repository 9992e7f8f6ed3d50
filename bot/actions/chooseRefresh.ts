import { z } from 'zod';
import { onButton } from '../action.js';
import { refreshFormAnswer } from '../refreshAnswers.js';

/** Refresh one: which, and how far. */
export const chooseRefresh = onButton('chooseRefresh', z.object({}), (_input, turn) => refreshFormAnswer(turn));
