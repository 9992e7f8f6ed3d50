import type { Caller } from '../caller.js';
import type { RunView } from './view.js';

export type { RunView } from './view.js';

export interface Runs {
  /** Counts who would be sent, in the background; nothing leaves. Tells `run:<id>` when it has counted. @throws `enrichmentInactive`, `runActive`, `consentOutdated` */
  plan(caller: Caller, enrichmentId: string, mode: RunView['mode']): Promise<RunView>;
  /**
   * Run was pressed on a dry run. A second press changes nothing and gets the present state.
   * @throws `planExpired`, `planChanged` (the numbers are counted again and shown before anything is sent), `runActive`
   */
  confirm(caller: Caller, runId: string): Promise<RunView>;
  /** What was submitted is still collected. */
  cancel(caller: Caller, runId: string): Promise<RunView>;
  /** After a hold: the token was replaced, credits were bought. @throws `runNotActive` */
  resume(caller: Caller, runId: string): Promise<RunView>;
  /**
   * What to do with unknown outcomes. `collect`: ask again for results whose address is known (free);
   * `sendAgain`: a new dry run of those profiles (they may be paid twice); `leaveOut`: they count as skipped.
   */
  settle(caller: Caller, runId: string, how: 'collect' | 'sendAgain' | 'leaveOut'): Promise<RunView>;
  /** For cards that update themselves; no role is checked: the card is where the run was started. */
  progress(runId: string): Promise<RunView>;
  /** The newest runs of an enrichment, newest first. */
  history(caller: Caller, enrichmentId: string, limit: number): Promise<RunView[]>;
  /** Takes up what a restart interrupted. Called once, at start. */
  start(): Promise<void>;
  /** Saves what is in flight and stops; resolves when nothing runs any more. */
  stop(): Promise<void>;
}
