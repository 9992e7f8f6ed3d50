import type { Writer } from './sql.js';
import type { UnifyPlan } from './unifyPlan.js';

/** Makes `unify_rows` of a plan whose keys are there: in each source with a deduplication key, of rows that agree the one to keep. */
export async function makeRows(_tx: Writer, _plan: UnifyPlan): Promise<void> {
  throw new Error('not built yet');
}
