import { z } from 'zod';
import { settleCard } from '../../cards/settleCard.js';
import { onButton } from '../action.js';
import { readRun } from '../runAnswers.js';

const Input = z.object({ run: z.string().min(1).max(100) });

/** The ways to settle outcomes that nobody knows. */
export const showUnknown = onButton('showUnknown', Input, async ({ run }, turn) => ({
  card: settleCard(await readRun(run, turn), turn.locale),
}));
