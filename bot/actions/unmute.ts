import { z } from 'zod';
import { onButton } from '../action.js';
import { muteHere } from '../subscriptionAnswers.js';

export const unmute = onButton('unmute', z.object({}), (_input, turn) => muteHere(turn, undefined));
