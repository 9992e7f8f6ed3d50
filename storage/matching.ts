import type { Writer } from './sql.js';
import type { UnifyPlan } from './unifyPlan.js';

/** Makes `unify_matches` of a plan whose keys and rows are there. `pause` is called between steps, and throws to stop. */
export async function makeMatches(_tx: Writer, _plan: UnifyPlan, _pause: () => void): Promise<void> {
  throw new Error('not built yet');
}
