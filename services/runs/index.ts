import { setMaxListeners } from 'node:events';
import { activeRuns, changeRun, findRun, listRuns, type StoredRun } from '../../storage/runs.js';
import { systemCaller } from '../audit.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { noteOn } from './auditNotes.js';
import { createBackground } from './background.js';
import { createBell } from './bell.js';
import { createEngine } from './engine.js';
import { hasEnded, isActive } from './lifecycle.js';
import { RUN_SETTINGS, type RunCore, type RunsParts } from './parts.js';
import { cancelPlan, confirm, plan, tidyPlans } from './plan.js';
import { askAgain, leaveOut, unsettledOutput } from './settle.js';
import { show } from './show.js';
import { NO_HOLD } from './trouble.js';
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
  /** The connection has another token: its runs on hold for it go on. */
  onTokenReplaced(connectionId: string): Promise<void>;
  /** Takes up what a restart interrupted. Called once, at start. */
  start(): Promise<void>;
  /** Saves what is in flight and stops; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** The runs of this process. Nothing is sent, collected or finished before `start`. */
export function createRuns(parts: RunsParts): Runs {
  const ending = new AbortController();
  // Every batch that is being collected listens to it.
  setMaxListeners(0, ending.signal);
  const core: RunCore = {
    ...parts,
    settings: { ...RUN_SETTINGS, ...parts.settings },
    reached: async (point) => parts.reached?.(point),
    bell: createBell(parts.clock),
    background: createBackground(parts.log),
    owner: parts.newId(),
    stopping: ending.signal,
  };
  const { sql, access, clock } = core;
  const engine = createEngine(core);

  const present = (run: StoredRun): Promise<RunView> => show(sql, run, clock.now());

  async function find(runId: string): Promise<StoredRun> {
    const run = await findRun(sql, runId);
    if (!run) throw new ServiceError('notFound', { what: 'run' });
    return run;
  }

  /** The run as it is stored now. */
  const again = async (runId: string): Promise<RunView> => present(await find(runId));

  async function administered(caller: Caller, runId: string): Promise<StoredRun> {
    await access.require(caller, 'administrator');
    return find(runId);
  }

  /** Changes an active run and says who did it; false when it was not active, or `unless` holds. */
  async function act(
    caller: Caller,
    runId: string,
    change: { action: string; set: Partial<StoredRun>; unless(run: StoredRun): boolean },
  ): Promise<void> {
    const changed = await sql.write(async (tx) => {
      const run = await findRun(tx, runId);
      if (!run || !isActive(run) || change.unless(run)) return false;
      await changeRun(tx, runId, change.set);
      await core.audit.append(tx, noteOn(run, change.action, {}, caller));
      return true;
    });
    if (!changed) return;
    core.bell.ring();
    core.notify(`run:${runId}`);
  }

  const goOn = (caller: Caller, runId: string) =>
    act(caller, runId, { action: 'run.resume', set: NO_HOLD, unless: (run) => run.holdCode === null });

  return {
    async plan(caller, enrichmentId, mode) {
      await access.require(caller, 'administrator');
      return present(await plan(core, caller, enrichmentId, mode));
    },
    async confirm(caller, runId) {
      await access.require(caller, 'administrator');
      const run = await findRun(sql, runId);
      if (!run) throw new ServiceError('planExpired');
      await confirm(core, caller, run);
      return again(runId);
    },
    async cancel(caller, runId) {
      const run = await administered(caller, runId);
      const wasPlan = await cancelPlan(sql, run, clock.now());
      if (!wasPlan) {
        const set = { cancelRequested: true };
        await act(caller, runId, { action: 'run.cancel', set, unless: (now) => now.cancelRequested });
      }
      return again(runId);
    },
    async resume(caller, runId) {
      const run = await administered(caller, runId);
      if (!isActive(run)) throw new ServiceError('runNotActive');
      await goOn(caller, runId);
      return again(runId);
    },
    async settle(caller, runId, how) {
      const run = await administered(caller, runId);
      if (!hasEnded(run)) throw new ServiceError('runActive', { name: run.enrichmentName });
      if (how === 'sendAgain') {
        await sql.write((tx) => unsettledOutput(tx, run));
        return present(await plan(core, caller, run.enrichmentId, 'unknown'));
      }
      if (how === 'leaveOut') await leaveOut(core, caller, run);
      else for (const batch of await askAgain(core, caller, run)) engine.collect(batch);
      return again(runId);
    },
    progress: again,
    async history(caller, enrichmentId, limit) {
      await access.require(caller, 'viewer');
      return Promise.all((await listRuns(sql, enrichmentId, limit)).map(present));
    },
    async onTokenReplaced(connectionId) {
      for (const run of await activeRuns(sql)) {
        const waits = run.connectionId === connectionId && run.holdCode !== null && run.holdUntil === null;
        if (waits) await goOn(systemCaller(run.tenantId), run.id);
      }
    },
    async start() {
      await tidyPlans(core);
      await engine.start();
    },
    async stop() {
      ending.abort();
      core.bell.ring();
      await core.background.settled();
    },
  };
}
