import { z } from 'zod';
import { onButton } from '../action.js';
import { filesAnswer } from '../sourceAnswers.js';

export const chooseFile = onButton('chooseFile', z.object({}), (_input, turn) => filesAnswer(turn));
