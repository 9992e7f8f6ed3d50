import { z } from 'zod';
import { ServiceError } from '../../services/errors.js';
import { onButton } from '../action.js';
import { runAnswer } from '../runAnswers.js';
import type { Answer, Turn } from '../turn.js';

const Input = z.object({ run: z.string().min(1).max(100) });

/** Run on a dry run. Numbers that no longer hold are shown again, and nothing is sent before they were seen. */
export const confirmRun = onButton('confirmRun', Input, async ({ run }, turn) => {
  try {
    return runAnswer(await turn.services.runs.confirm(turn.caller, run), turn);
  } catch (error) {
    return shownAgain(error, run, turn);
  }
});

async function shownAgain(error: unknown, runId: string, turn: Turn): Promise<Answer> {
  const code = error instanceof ServiceError ? error.code : undefined;
  if (code !== 'planChanged' && code !== 'planExpired') throw error;
  const { runs } = turn.services;
  const old = await runs.progress(runId);
  if (code === 'planChanged' && old.state === 'Planned') return runAnswer(old, turn, 'changed');
  return runAnswer(
    await runs.plan(turn.caller, old.enrichment.id, old.mode),
    turn,
    code === 'planExpired' ? 'expired' : 'changed',
  );
}
