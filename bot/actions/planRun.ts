import { z } from 'zod';
import { onButton } from '../action.js';
import { dryRunAnswer } from '../runAnswers.js';

const Input = z.object({ enrichment: z.string().min(1).max(100), mode: z.enum(['changed', 'all']).catch('changed') });

/** Run, and Run all again: the dry run first. */
export const planRun = onButton('planRun', Input, ({ enrichment, mode }, turn) => dryRunAnswer(enrichment, turn, mode));
