import { z } from 'zod';
import { rejectsFileCard } from '../../cards/rejectsFileCard.js';
import { onButton } from '../action.js';

const Input = z.object({ import: z.string().min(1).max(100) });

/** All rejected rows of an import as a file. Its link is a secret: 1:1 chat only. */
export const downloadRejects = onButton('downloadRejects', Input, async (input, { services, caller, own }) => {
  const file = await services.dataSources.rejectsFile(caller, input.import);
  return { card: rejectsFileCard(file, input.import, own), to: 'personal' };
});
