import type { Writer } from '../../storage/sql.js';
import type { UnifyPlan } from '../../storage/unifyPlan.js';

/** Makes `unify_keys` of a plan: the normalised keys of every row. `pause` is called between blocks, and throws to stop. */
export async function makeKeys(_tx: Writer, _plan: UnifyPlan, _pause: () => void): Promise<void> {
  throw new Error('not built yet');
}
