import {
  deleteSegmentData,
  dropMembers,
  dropUnreadMembers,
  endRefresh,
  putRefresh,
  type SegmentRefresh,
  segmentOutputs,
  segmentRefreshes,
} from '../../storage/segmentMembers.js';
import type { Writer } from '../../storage/sql.js';
import type { AuditNote } from '../audit.js';
import { isUnified } from '../consent/unifyOnce.js';
import { errorName } from '../errorName.js';
import { findMembers } from './findMembers.js';
import type { SegmentsParts } from './parts.js';

/** Refreshes in the background, one after the other, and after what consent data is being read. */
export interface Refreshing {
  /** Keeps that it was asked for, and queues it. One that waits already will find what is new. */
  ask(segmentId: string, note?: AuditNote): Promise<void>;
  /** Takes up again what a restart has interrupted: nothing of it has been seen yet. */
  resume(): Promise<void>;
  /** What is going on ends first; what waits is taken up by `resume` after a restart. */
  stop(): Promise<void>;
}

/** Something may be read between the unification and its turn: so often it is tried to find members by the newest. */
const MOST_TRIES = 3;

export function createRefreshing(parts: SegmentsParts): Refreshing {
  const { documents, sql, newId, log, notify, oneByOne, consent } = parts;
  /** Asked for and not begun, by segment: the refresh, and when it is kept. */
  const waiting = new Map<string, { id: string; kept: Promise<unknown> }>();
  const going = new Set<Promise<void>>();
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) =>
    ending.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

  function leave({ segmentId, id }: SegmentRefresh): void {
    if (waiting.get(segmentId)?.id === id) waiting.delete(segmentId);
  }

  const isThere = (segmentId: string) => documents.read().segments.some(({ id }) => id === segmentId);

  function begin(refresh: SegmentRefresh): void {
    const work = carryOut(refresh)
      .catch((error: unknown) => fail(refresh, error))
      .catch((error: unknown) => log.error({ segment: refresh.segmentId, error: errorName(error) }, 'refresh lost'))
      .finally(() => {
        leave(refresh);
        going.delete(work);
        notify(`segment:${refresh.segmentId}`);
      });
    going.add(work);
  }

  async function carryOut(refresh: SegmentRefresh): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await Promise.race([consent.unified(), ended]);
      const done = await oneByOne(async () => {
        if (ending.signal.aborted) return true;
        if (tries < MOST_TRIES && !(await isUnified(sql, documents.read().unification))) return false;
        // From here on the definition is read: who asks now asks for another refresh.
        leave(refresh);
        if (isThere(refresh.segmentId)) await findMembers(parts, refresh);
        return true;
      });
      if (done) return;
    }
  }

  /** The members of before stay. */
  async function fail(refresh: SegmentRefresh, error: unknown): Promise<void> {
    log.error({ segment: refresh.segmentId, reference: refresh.id, error: errorName(error) }, 'segment refresh failed');
    await sql.write(async (tx) => {
      await dropMembers(tx, refresh.id);
      await endRefresh(tx, { ...refresh, state: 'Failed' });
    });
  }

  async function ask(segmentId: string, note?: AuditNote): Promise<void> {
    const earlier = waiting.get(segmentId);
    if (earlier) return void (await earlier.kept);
    const refresh: SegmentRefresh = { segmentId, id: newId(), state: 'Refreshing' };
    const kept = sql.write(async (tx) => {
      await putRefresh(tx, refresh);
      if (note) await parts.audit.append(tx, note);
    });
    waiting.set(segmentId, { id: refresh.id, kept });
    await kept.catch((error: unknown) => {
      leave(refresh);
      throw error;
    });
    notify(`segment:${segmentId}`);
    begin(refresh);
  }

  return {
    ask,
    async resume() {
      await sql.write((tx) => sweep(tx, isThere));
      const refreshes = await segmentRefreshes(sql);
      for (const { id, active } of documents.read().segments) {
        const refresh = refreshes.get(id);
        // Saved, and then the process ended before the first refresh was asked for.
        if (!refresh && active) await ask(id);
        if (refresh?.state !== 'Refreshing') continue;
        waiting.set(id, { id: refresh.id, kept: Promise.resolve() });
        begin(refresh);
      }
    },
    async stop() {
      ending.abort();
      await Promise.all(going);
    },
  };
}

/** What refreshes that did not end have written, and what is left of segments that are gone. */
async function sweep(tx: Writer, isThere: (segmentId: string) => boolean): Promise<void> {
  const known = [...(await segmentOutputs(tx)).keys(), ...(await segmentRefreshes(tx)).keys()];
  for (const id of new Set(known)) if (!isThere(id)) await deleteSegmentData(tx, id);
  await dropUnreadMembers(tx);
}
