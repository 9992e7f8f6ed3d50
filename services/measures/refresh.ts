import {
  deleteMeasureData,
  endMeasureRefresh,
  keptMeasures,
  type MeasureRefresh,
  measurePoints,
  measureRefreshes,
  putMeasureRefresh,
} from '../../storage/measures.js';
import type { AuditNote } from '../audit.js';
import { isUnified } from '../consent/unifyOnce.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import { countMeasure } from './count.js';
import { definitionHash } from './definition.js';
import type { MeasuresParts } from './parts.js';

/** Counts in the background, one after the other, and after what consent data is being read. */
export interface Counting {
  /** Keeps that it was asked for, and queues it. One that waits already will count what is new. */
  ask(measureId: string, note?: AuditNote): Promise<void>;
  /** Takes up again what a restart has interrupted: nothing of it has been seen yet. */
  resume(): Promise<void>;
  /** What is going on ends first; what waits is taken up by `resume` after a restart. */
  stop(): Promise<void>;
}

/** Something may be read between the unification and its turn: so often it is tried to count the newest. */
const MOST_TRIES = 3;

export function createCounting(parts: MeasuresParts): Counting {
  const { documents, sql, newId, log, notify, oneByOne, consent } = parts;
  /** Asked for and not begun, by measure: the refresh, and when it is kept. */
  const waiting = new Map<string, { id: string; kept: Promise<unknown> }>();
  const going = new Set<Promise<void>>();
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) =>
    ending.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

  function leave({ measureId, id }: MeasureRefresh): void {
    if (waiting.get(measureId)?.id === id) waiting.delete(measureId);
  }

  const isThere = (measureId: string) => documents.read().measures.some(({ id }) => id === measureId);

  function begin(refresh: MeasureRefresh): void {
    const work = carryOut(refresh)
      .catch((error: unknown) => fail(refresh, error))
      .catch((error: unknown) => log.error({ measure: refresh.measureId, error: errorName(error) }, 'count lost'))
      .finally(() => {
        leave(refresh);
        going.delete(work);
        notify(`measure:${refresh.measureId}`);
      });
    going.add(work);
  }

  async function carryOut(refresh: MeasureRefresh): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await Promise.race([consent.unified(), ended]);
      const done = await oneByOne(async () => {
        if (ending.signal.aborted) return true;
        if (tries < MOST_TRIES && !(await isUnified(sql, documents.read().unification))) return false;
        // From here on the definition is read: who asks now asks for another count.
        leave(refresh);
        if (isThere(refresh.measureId)) await countMeasure(parts, refresh);
        return true;
      });
      if (done) return;
    }
  }

  /** The figure of before stays. */
  async function fail(refresh: MeasureRefresh, error: unknown): Promise<void> {
    const told = error instanceof ServiceError ? { code: error.code, params: error.params } : undefined;
    if (!told)
      log.error({ measure: refresh.measureId, reference: refresh.id, error: errorName(error) }, 'count failed');
    const failure = told && { failure: JSON.stringify(told) };
    await sql.write((tx) => endMeasureRefresh(tx, { ...refresh, ...failure, state: 'Failed' }));
  }

  async function ask(measureId: string, note?: AuditNote): Promise<void> {
    const earlier = waiting.get(measureId);
    if (earlier) return void (await earlier.kept);
    const refresh: MeasureRefresh = { measureId, id: newId(), state: 'Refreshing' };
    const kept = sql.write(async (tx) => {
      await putMeasureRefresh(tx, refresh);
      if (note) await parts.audit.append(tx, note);
    });
    waiting.set(measureId, { id: refresh.id, kept });
    await kept.catch((error: unknown) => {
      leave(refresh);
      throw error;
    });
    notify(`measure:${measureId}`);
    begin(refresh);
  }

  /** What is left of measures that are gone. */
  const sweep = () =>
    sql.write(async (tx) => {
      for (const id of await keptMeasures(tx)) if (!isThere(id)) await deleteMeasureData(tx, id);
    });

  return {
    ask,
    async resume() {
      await sweep();
      const refreshes = await measureRefreshes(sql);
      for (const measure of documents.read().measures) {
        const { id } = measure;
        const refresh = refreshes.get(id);
        if (refresh?.state === 'Refreshing') {
          waiting.set(id, { id: refresh.id, kept: Promise.resolve() });
          begin(refresh);
          continue;
        }
        const points = await measurePoints(sql, id, definitionHash(measure), 1);
        // Saved, and then the process ended before it was asked for.
        if (refresh?.state !== 'Failed' && points.length === 0) await ask(id);
      }
    },
    async stop() {
      ending.abort();
      await Promise.all(going);
    },
  };
}
