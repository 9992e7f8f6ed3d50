import type { MeasureView } from '../../measures.js';
import type { RefreshParts } from '../parts.js';
import { failed, fault, type Step, type StepEnd } from '../step.js';

/** Counts a measure anew; canceled meanwhile it ends all the same, which does not take long. */
export async function refreshMeasure(
  { measures, documents, told, system }: Pick<RefreshParts, 'measures' | 'documents' | 'told' | 'system'>,
  step: Step,
): Promise<StepEnd | undefined> {
  const { id, triedAt = 0 } = step.node();
  if (!documents.read().measures.some((measure) => measure.id === id)) return { state: 'gone' };
  if (!(await isUnderWay(measures, id, step.resumed, triedAt))) {
    if (step.signal.aborted) return undefined;
    await measures.refresh(system, id);
  }
  const look = async () => {
    // Removed while it was being counted.
    if (!documents.read().measures.some((measure) => measure.id === id)) return 'gone';
    const view = await measures.progress(id);
    return view.state === 'Refreshing' ? undefined : view;
  };
  const ended = await told.until(`measure:${id}`, look, step.stopping);
  if (!ended) return undefined;
  return ended === 'gone' ? { state: 'gone' } : endOf(ended, step.refresh().id);
}

/** What a restart has interrupted goes on by itself; what was counted since it was begun need not be counted again. */
async function isUnderWay(
  { progress }: Pick<RefreshParts['measures'], 'progress'>,
  id: string,
  resumed: boolean,
  since: number,
): Promise<boolean> {
  if (!resumed) return false;
  const { state, latest } = await progress(id);
  return state === 'Refreshing' || (state === 'Successful' && latest !== undefined && latest.at >= since);
}

function endOf({ state, failure, latest }: MeasureView, refresh: string): StepEnd {
  if (state !== 'Failed') return { state: 'Successful', counts: { counted: latest?.counted ?? 0 } };
  return failure && 'code' in failure
    ? failed({ code: failure.code, params: failure.params })
    : fault(failure?.reference ?? refresh);
}
