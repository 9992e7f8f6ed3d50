import { z } from 'zod';
import { onButton } from '../action.js';
import { presentSubscription } from '../subscriptionAnswers.js';

export const showSubscription = onButton('showSubscription', z.object({}), (_input, turn) => presentSubscription(turn));
