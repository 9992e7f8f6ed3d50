import { activeRuns } from '../../../storage/runs.js';
import { ServiceError } from '../../errors.js';
import type { RunView } from '../../runs/index.js';
import type { RefreshParts } from '../parts.js';
import { CANCELED, failed, type Step, type StepEnd, unless } from '../step.js';
import type { CountName } from '../view.js';

// The run of an enrichment, from its dry run to its end.

export type Parts = Pick<RefreshParts, 'sql' | 'runs' | 'told' | 'system'>;

/**
 * The run of this node as it is now: the one that is stored with it, or else a new dry run. A run of somebody else ends first.
 * `nobody`: the data set is empty. Undefined when the signal came first.
 */
export async function runOf(parts: Parts, step: Step): Promise<RunView | 'nobody' | undefined> {
  const { job, id } = step.node();
  const known = job === undefined ? undefined : await unless(['notFound'], () => parts.runs.progress(job));
  if (known) return known;
  while (!step.signal.aborted) {
    try {
      const planned = await parts.runs.plan(parts.system, id, 'changed');
      await step.keep({ job: planned.id });
      return planned;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      if (error.code === 'segmentEmpty' || error.code === 'noProfiles') return 'nobody';
      if (error.code !== 'runActive' || !(await othersEnded(parts, step))) throw error;
    }
  }
  return undefined;
}

/** False when there is nothing to wait for: it is on hold until somebody acts, or only late results of an earlier run are collected. */
export async function othersEnded({ sql, runs, told }: Parts, step: Step): Promise<boolean> {
  const [active] = await activeRuns(sql, step.node().id);
  if (!active) return false;
  const look = async () => over(await runs.progress(active.id));
  const ended = await told.until(`run:${active.id}`, look, step.signal);
  return ended === undefined || hasEnded(ended);
}

const hasEnded = ({ state }: RunView): boolean => ['Successful', 'Failed', 'Canceled'].includes(state);

/** On hold until somebody acts. */
const isStuck = ({ hold }: RunView): boolean => hold !== undefined && hold.until === undefined;

const over = (run: RunView): RunView | undefined => (hasEnded(run) || isStuck(run) ? run : undefined);

/** A dry run when it has been counted. `gone`: another one has taken its place. Undefined when the signal came first. */
export function countedRun({ runs, told }: Parts, step: Step, id: string): Promise<RunView | 'gone' | undefined> {
  const look = async () => {
    const run = await unless(['notFound'], () => runs.progress(id));
    if (!run) return 'gone';
    return run.counting ? undefined : run;
  };
  return told.until(`run:${id}`, look, step.signal);
}

/** Waits for a run that was confirmed. One that is on hold until somebody acts has failed for the refresh, and stays on hold. */
export async function endOfRun({ runs, told, system }: Parts, step: Step, id: string): Promise<StepEnd | undefined> {
  const look = async () => {
    const run = await runs.progress(id);
    if (!over(run)) step.moved();
    return over(run);
  };
  const seen = await told.until(`run:${id}`, look, step.signal);
  if (!seen && step.stopping.aborted) return undefined;
  // What was submitted is still collected; nobody waits for it here.
  const run = seen ?? (await runs.cancel(system, id));
  const counts = countsOf(run);
  if (run.state === 'Successful') return { state: 'Successful', counts };
  if (run.state === 'Canceled' || !seen) return { ...CANCELED, counts };
  const failure = run.failure ?? { code: run.hold?.code ?? 'refreshFailed', params: {} };
  return { ...failed(failure, counts), passes: false };
}

/** The numbers of a run as a node has them. */
export function countsOf({ submitted, buckets }: RunView): Partial<Record<CountName, number>> {
  const { enriched, noMatch, withheld } = buckets;
  return { sent: submitted, enriched, noMatch, withheld };
}
