import { z } from 'zod';
import { onButton } from '../action.js';
import { muteFormAnswer } from '../subscriptionAnswers.js';

export const askMute = onButton('askMute', z.object({}), (_input, turn) => muteFormAnswer(turn));
