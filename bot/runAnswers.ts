import type { AdaptiveCard } from '../cards/card.js';
import { dryRunCard } from '../cards/dryRunCard.js';
import type { Locale } from '../cards/locale.js';
import { runCard } from '../cards/runCard.js';
import type { RunView } from '../services/runs/view.js';
import type { Answer, Turn } from './turn.js';

/** A run before and after it was confirmed: the same card goes through its whole life. */
export function drawRun(view: RunView, locale: Locale): AdaptiveCard {
  return view.state === 'Planned' ? dryRunCard(view, locale) : runCard(view, locale);
}

/** The card stays live after the end too: unknown outcomes may be settled from another conversation. */
export function runAnswer(view: RunView, { locale }: Turn): Answer {
  return { card: drawRun(view, locale), live: `run:${view.id}` };
}

/** Every run begins with a dry run, which sends nothing. */
export async function dryRunAnswer(
  enrichmentId: string,
  turn: Turn,
  mode: RunView['mode'] = 'changed',
): Promise<Answer> {
  return runAnswer(await turn.services.runs.plan(turn.caller, enrichmentId, mode), turn);
}

/** The run of a button, for those who may see results: whoever else forwards or forges a card gets nothing from it. */
export async function readRun(runId: string, { services, caller }: Turn): Promise<RunView> {
  await services.access.require(caller, 'viewer');
  return services.runs.progress(runId);
}
