import { findRun, type StoredRun } from '../../storage/runs.js';
import type { ErrorCode } from '../errors.js';
import { hasEnded } from '../runs/lifecycle.js';
import type { SegmentView } from '../segments.js';
import type { Due } from './ages.js';
import type { NotificationsParts } from './parts.js';
import type { NewNotice } from './view.js';

/** What is to be told of a run: that it has ended, unless somebody canceled it; or that it waits for somebody. */
export async function noticeOfRun(parts: NotificationsParts, id: string): Promise<NewNotice | undefined> {
  const run = await findRun(parts.sql, id);
  if (!run || run.startedAt === null) return undefined;
  if (!hasEnded(run)) return holdOf(run);
  // What the product itself has started belongs to a refresh, which tells of it.
  if (run.state === 'Canceled' || run.userId === parts.system.userId) return undefined;
  return {
    ...{ tenantId: run.tenantId, content: { kind: 'run', run: id } },
    states: [{ key: `enrichment:${run.enrichmentId}`, ok: run.state !== 'Failed' }],
    ...(run.failure !== null && { fingerprint: `run:${codeOf(run.failure)}` }),
    // Records that were answered: without any, what is enriched is as it was.
    ...{ changed: run.done > 0, once: `run:${id}` },
  };
}

/** On hold without a time: it goes on only after somebody did something, also where a refresh has started it. */
function holdOf(run: StoredRun): NewNotice | undefined {
  if (run.holdCode === null || run.holdUntil !== null || run.cancelRequested) return undefined;
  const content = { kind: 'run' as const, run: run.id };
  return { tenantId: run.tenantId, content, states: [], changed: false, once: `hold:${run.id}:${run.holdSince}` };
}

const codeOf = (failure: string): ErrorCode => (JSON.parse(failure) as { code: ErrorCode }).code;

/** That many members left at once because of their consent. */
export function withdrawalsOf(
  { id, name, trend: [newest] }: Pick<SegmentView, 'id' | 'name' | 'trend'>,
  percent: number,
): (Due & { at: number }) | undefined {
  if (!newest) return undefined;
  const { withdrawn } = newest;
  const members = newest.members - newest.added + newest.gone;
  if (withdrawn === 0 || withdrawn * 100 < percent * members) return undefined;
  return {
    content: { kind: 'withdrawals', segment: { id, name }, members, withdrawn },
    ...{ states: [], changed: true, at: newest.at, once: `withdrawals:${id}:${newest.at}` },
  };
}
