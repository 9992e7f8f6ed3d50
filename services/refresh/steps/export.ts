import type { RefreshedExport } from '../../../storage/settings.js';
import type { SegmentExportView } from '../../exports.js';
import type { RefreshParts } from '../parts.js';
import { fault, type Step, type StepEnd, unless } from '../step.js';

/** Exports a segment for the person who marked it, who alone gets the files and is told at once: their links do not live long. */
export async function refreshExport(parts: RefreshParts, step: Step): Promise<StepEnd | undefined> {
  const { id } = step.node();
  const mark = parts.documents.read().refreshedExports.find(({ segmentId }) => segmentId === id);
  if (!mark) return { state: 'gone' };
  if (step.resumed) await forgetCutOff(parts, step);
  if (step.node().job === undefined) {
    if (step.signal.aborted) return undefined;
    // Nobody is in the segment, and nobody ever was.
    const started = await unless(['segmentEmpty'], () => parts.exports.start(mark.by, id, mark.columns));
    if (!started) return { state: 'Skipped', skipped: { because: 'nothingToSend' } };
    await step.keep({ job: started.id });
  }
  const job = step.node().job!;
  const ended = await parts.told.until(`segmentExport:${job}`, () => endedExport(parts, job), step.stopping);
  if (!ended) return undefined;
  return ended.state === 'Failed' ? fault(ended.failure?.reference ?? job) : made(parts, mark, ended);
}

/** An export that a restart has cut off is made anew. */
async function forgetCutOff({ exports }: Pick<RefreshParts, 'exports'>, step: Step): Promise<void> {
  const { job } = step.node();
  if (job !== undefined && (await exports.progress(job)).state !== 'Successful') await step.keep({ job: undefined });
}

async function endedExport(
  { exports }: Pick<RefreshParts, 'exports'>,
  id: string,
): Promise<SegmentExportView | undefined> {
  const view = await exports.progress(id);
  return view.state === 'Refreshing' ? undefined : view;
}

function made(
  { tell }: Pick<RefreshParts, 'tell'>,
  { by, segmentId }: RefreshedExport,
  view: SegmentExportView,
): StepEnd {
  const { id, segment, exported, removedSinceLast } = view;
  return {
    state: 'Successful',
    counts: { exported, removed: removedSinceLast },
    also: (tx) =>
      tell(tx, {
        tenantId: by.tenantId,
        content: { kind: 'export', export: id, segment },
        states: [{ key: `export:${segmentId}`, ok: true }],
        changed: true,
        once: `export:${id}`,
        to: { userId: by.userId },
      }),
  };
}
