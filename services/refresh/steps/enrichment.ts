import type { Schedule } from '../../../storage/settings.js';
import { type ErrorCode, ServiceError } from '../../errors.js';
import type { RunView } from '../../runs/index.js';
import { scheduleOf } from '../graph.js';
import type { RefreshParts } from '../parts.js';
import { CANCELED, failed, type Step, type StepEnd, unless } from '../step.js';
import { countedRun, endOfRun, othersEnded, type Parts, runOf } from './run.js';

/** So often the numbers of a dry run are counted again because what they rest on has changed. */
const MOST_RECOUNTS = 3;

/**
 * Runs an enrichment over what has changed, as far as its schedule allows without asking. The dry run is stored before it is
 * confirmed, and only a dry run is ever confirmed, so nothing is sent twice however often this begins anew.
 */
export async function refreshEnrichment(parts: RefreshParts, step: Step): Promise<StepEnd | undefined> {
  for (let recounts = 0; ; ) {
    const refused = await refusal(parts, step);
    if (refused) return refused;
    const run = await runOf(parts, step);
    if (!run) return undefined;
    if (run === 'nobody') return NOBODY;
    if (run.startedAt !== undefined) return endOfRun(parts, step, run.id);
    const counted = await countedRun(parts, step, run.id);
    if (!counted) return step.stopping.aborted ? undefined : { ...CANCELED, afterwards: () => drop(parts, run.id) };
    if (counted === 'gone') continue;
    if (counted.state === 'Canceled') return CANCELED;
    if (counted.state === 'Failed') return notCounted(counted);
    const asked = counted.state === 'Planned' && question(parts, step, counted);
    if (asked) return asked;
    try {
      await parts.runs.confirm(parts.system, run.id);
    } catch (error) {
      if (codeOf(error) === 'runActive' && (await othersEnded(parts, step))) continue;
      if (!isOutdated(error) || ++recounts >= MOST_RECOUNTS) throw error;
    }
  }
}

const NOBODY: StepEnd = { state: 'Skipped', skipped: { because: 'nothingToSend' } };

const codeOf = (error: unknown): ErrorCode | undefined => (error instanceof ServiceError ? error.code : undefined);

/** The dry run is being counted again. */
const isOutdated = (error: unknown): boolean => ['planChanged', 'planExpired'].includes(codeOf(error) ?? '');

/** Nothing has left: a fault of counting may pass. */
const notCounted = ({ failure = { code: 'planExpired', params: {} } }: RunView): StepEnd => {
  const end = failed(failure);
  return failure.code === 'planExpired' ? { ...end, passes: true } : end;
};

/** Asked again each time, because what is paid rests on it: the schedule, and the role of whoever has confirmed it. */
async function refusal(parts: RefreshParts, step: Step): Promise<StepEnd | undefined> {
  if (await isBegun(parts, step)) return undefined;
  const { id } = step.node();
  const { schedules, enrichments } = parts.documents.read();
  const schedule = scheduleOf(schedules, id);
  const isThere = enrichments.some((one) => one.id === id && one.active);
  if (!isThere || !schedule || schedule.when.kind === 'off') return { state: 'gone' };
  const mayPay = parts.access.roleOf(schedule.by) === 'administrator';
  return mayPay ? undefined : { state: 'Skipped', skipped: { because: 'notAdministrator' } };
}

/** A run that was confirmed is only waited for, whatever has become of the schedule. */
async function isBegun({ runs }: Parts, step: Step): Promise<boolean> {
  const { job } = step.node();
  if (job === undefined) return false;
  const run = await unless(['notFound'], () => runs.progress(job));
  return run?.startedAt !== undefined;
}

/** There is nobody to send, or more than may be sent without asking: then somebody is asked, once. */
function question(parts: RefreshParts, step: Step, { id: run, plan }: RunView): StepEnd | undefined {
  const { id, name } = step.node();
  const most = mostOf(scheduleOf(parts.documents.read().schedules, id));
  const records = plan.willSend;
  const afterwards = () => drop(parts, run);
  if (records === 0) return { ...NOBODY, afterwards };
  if (records <= most) return undefined;
  const refresh = step.refresh();
  return {
    state: 'Skipped',
    skipped: { because: 'confirmation', records, most },
    afterwards,
    also: (tx) =>
      parts.tell(tx, {
        tenantId: refresh.caller.tenantId,
        content: { kind: 'confirmation', enrichment: { id, name }, records, most, refresh: refresh.id },
        states: [],
        changed: true,
        once: `confirmation:${refresh.id}:${id}`,
      }),
  };
}

const mostOf = (schedule: Schedule | undefined): number => schedule?.most ?? 0;

/** The dry run goes: whoever is asked begins with another one. */
const drop = ({ runs, system }: Parts, run: string): Promise<unknown> => runs.cancel(system, run);
