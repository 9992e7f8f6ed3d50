import type { ImportSummary } from '../../dataSources.js';
import type { RefreshParts } from '../parts.js';
import { CANCELED, failed, type Step, type StepEnd } from '../step.js';
import type { CountName } from '../view.js';

type Parts = Pick<RefreshParts, 'dataSources' | 'told' | 'system'>;

/** Reads the file of a data source again. Somebody else's import of it ends first: it may have begun before the file was new. */
export async function refreshSource(parts: Parts, step: Step): Promise<StepEnd | undefined> {
  const job = step.node().job ?? (await adopted(parts, step)) ?? (await begun(parts, step));
  const ended = job === undefined ? undefined : await endOf(parts, step, job);
  if (!ended) return undefined;
  if (ended.state === 'Canceled') return CANCELED;
  if (ended.state === 'Failed')
    return failed(ended.failure ?? { code: 'importFailed', params: { reference: ended.id } }, countsOf(ended));
  return { state: 'Successful', counts: countsOf(ended) };
}

const isGoingOn = ({ state }: ImportSummary): boolean => state === 'Queued' || state === 'Refreshing';

/** An import that was begun by the process before, which ended before it could note it. What is going on has begun anew with the process. */
async function adopted({ dataSources }: Parts, step: Step): Promise<string | undefined> {
  if (!step.resumed) return undefined;
  const { id, triedAt = 0 } = step.node();
  const newest = await dataSources.newest(id);
  if (!newest || !(isGoingOn(newest) || newest.startedAt >= triedAt)) return undefined;
  await step.keep({ job: newest.id });
  return newest.id;
}

async function begun({ dataSources, told, system }: Parts, step: Step): Promise<string | undefined> {
  const { id } = step.node();
  while (!step.signal.aborted) {
    const newest = await dataSources.newest(id);
    if (newest && isGoingOn(newest)) {
      await told.until(`import:${newest.id}`, () => endedImport(dataSources, newest.id), step.signal);
      continue;
    }
    const { id: job } = await dataSources.refresh(system, id);
    await step.keep({ job });
    return job;
  }
  return undefined;
}

async function endedImport(
  { progress }: Pick<Parts['dataSources'], 'progress'>,
  id: string,
): Promise<ImportSummary | undefined> {
  const seen = await progress(id);
  return isGoingOn(seen) ? undefined : seen;
}

/** When it is canceled the import is dropped, unless it is too late for that. */
async function endOf({ dataSources, told }: Parts, step: Step, job: string): Promise<ImportSummary | undefined> {
  const look = async () => {
    const seen = await endedImport(dataSources, job);
    if (!seen) step.moved();
    return seen;
  };
  const ended = await told.until(`import:${job}`, look, step.signal);
  if (ended || step.stopping.aborted) return ended;
  await dataSources.cancel(job);
  return told.until(`import:${job}`, look, step.stopping);
}

/** The numbers of an import as a node has them. */
export function countsOf({ kind, read, rejected, added, changed, gone, consent }: ImportSummary) {
  const people = consent && { granted: consent.granted, denied: consent.denied, unset: consent.unset };
  const rows: Partial<Record<CountName, number>> = kind === 'profiles' ? { added, changed, gone } : {};
  return { read, rejected, ...rows, ...people };
}
