import type { RunState } from '../../services/runs/view.js';
import { drawRun } from '../runAnswers.js';
import type { Draw } from './index.js';

const OVER: ReadonlySet<RunState> = new Set(['Successful', 'Failed', 'Canceled']);

/** Unknown outcomes may be settled later and from another conversation: until then the result can still change. */
export const run: Draw = async (id, locale, { runs }) => {
  const view = await runs.progress(id);
  return { card: drawRun(view, locale), ended: OVER.has(view.state) && view.unsettled === 0 };
};
