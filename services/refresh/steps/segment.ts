import type { SegmentView } from '../../segments.js';
import type { RefreshParts } from '../parts.js';
import { fault, type Step, type StepEnd } from '../step.js';

/** Finds the members of a segment anew; canceled meanwhile it ends all the same, which does not take long. */
export async function refreshSegment(
  { segments, told, system }: Pick<RefreshParts, 'segments' | 'told' | 'system'>,
  step: Step,
): Promise<StepEnd | undefined> {
  const { id, triedAt = 0 } = step.node();
  if (!(await isUnderWay(segments, id, step.resumed, triedAt))) {
    if (step.signal.aborted) return undefined;
    await segments.refresh(system, id);
  }
  const ended = await told.until(`segment:${id}`, () => endedRefresh(segments, id), step.stopping);
  if (!ended) return undefined;
  if (ended.state === 'Failed') return fault(ended.failure?.reference ?? step.refresh().id);
  return ended.state === 'Successful' ? { state: 'Successful', counts: countsOf(ended, step) } : { state: 'gone' };
}

/** What a restart has interrupted goes on by itself; what has ended well since it was begun need not be done again. */
async function isUnderWay(
  { progress }: Pick<RefreshParts['segments'], 'progress'>,
  id: string,
  resumed: boolean,
  since: number,
): Promise<boolean> {
  if (!resumed) return false;
  const { state, refreshedAt = 0 } = await progress(id);
  return state === 'Refreshing' || (state === 'Successful' && refreshedAt >= since);
}

async function endedRefresh(
  { progress }: Pick<RefreshParts['segments'], 'progress'>,
  id: string,
): Promise<SegmentView | undefined> {
  const view = await progress(id);
  return view.state === 'Refreshing' ? undefined : view;
}

/** Over all that was found since the node was begun: after a restart it may have been found twice. */
function countsOf({ members, trend }: SegmentView, step: Step) {
  const { startedAt = 0 } = step.node();
  const found = trend.filter(({ at }) => at >= startedAt);
  const sum = (of: 'added' | 'gone' | 'withdrawn') => found.reduce((total, point) => total + point[of], 0);
  return { members, added: sum('added'), gone: sum('gone'), withdrawn: sum('withdrawn') };
}
