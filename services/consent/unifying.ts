import { z } from 'zod';
import type { AuditDetails } from '../../storage/audit.js';
import {
  findUnification,
  openUnifications,
  putUnification,
  type StoredUnification,
} from '../../storage/unifications.js';
import type { Caller } from '../caller.js';
import type { Unification } from '../consent.js';
import { errorName } from '../errorName.js';
import type { UnifyFigures } from '../unification/view.js';
import type { ConsentParts } from './parts.js';
import { noteTrend } from './trend.js';
import { commitUnified, isUnified, type Unified, unifyOnce } from './unifyOnce.js';

/** A unification with who asked for it. */
interface Job extends Unification {
  caller: Caller;
}

const Body = z.object({
  caller: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
  endedAt: z.number().optional(),
  profiles: z.number(),
  matched: z.number(),
  matchedProfiles: z.number(),
  unmatched: z.number(),
  sharedKeys: z.number(),
  sharedProfiles: z.number(),
  rejected: z.number(),
  failure: z.object({ reference: z.string() }).optional(),
  entity: z.custom<UnifyFigures>((figures) => typeof figures === 'object' && figures !== null).optional(),
});

const NOTHING_YET = {
  ...{ profiles: 0, matched: 0, matchedProfiles: 0, unmatched: 0 },
  ...{ sharedKeys: 0, sharedProfiles: 0, rejected: 0 },
};

export interface Unifying {
  /** One that has not begun yet takes in whatever has been read until now: two clicks are one. */
  start(caller: Caller): Promise<Unification>;
  find(id?: string): Promise<Unification | undefined>;
  /** Resolves when everything that has been read is unified. Never from within the queue that it waits for. */
  unified(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

class Stopped extends Error {}

/** Unification in the background, in one queue with the imports. */
export function createUnifying(parts: ConsentParts): Unifying {
  const { sql, clock, log, notify, newId, oneByOne } = parts;
  const definition = () => parts.documents.read().unification;
  const jobs = new Map<string, Job>();
  const going = new Map<string, Promise<void>>();
  let stopping = false;

  const pause = (): void => {
    if (stopping) throw new Stopped();
  };

  async function keep(job: Job): Promise<void> {
    jobs.set(job.id, job);
    await sql.write((tx) => putUnification(tx, toStored(job)));
    notify(`unify:${job.id}`);
  }

  function enqueue(job: Job): Promise<void> {
    const done = oneByOne(() => carryOut(job)).finally(() => {
      jobs.delete(job.id);
      going.delete(job.id);
      notify(`unify:${job.id}`);
    });
    going.set(job.id, done);
    return done;
  }

  async function carryOut(queued: Job): Promise<void> {
    if (stopping) return;
    const job: Job = { ...queued, state: 'Refreshing' };
    try {
      await keep(job);
      while (!(await attempt(job)));
    } catch (error) {
      if (error instanceof Stopped) return;
      log.error({ unification: job.id, error: errorName(error) }, 'unification failed');
      await end({ ...job, state: 'Failed', endedAt: clock.now(), failure: { reference: job.id } });
    }
  }

  /** False where a source was removed while it was made. */
  async function attempt(job: Job): Promise<boolean> {
    const unified = await unifyOnce(sql, clock, pause, definition());
    const { counts, entity } = unified;
    const ended: Job = { ...job, ...counts, state: 'Successful', endedAt: clock.now() };
    return end({ ...ended, ...(entity && { entity: entity.figures }) }, unified);
  }

  function end(job: Job, unified?: Unified): Promise<boolean> {
    return sql.write(async (tx) => {
      if (unified && !(await commitUnified(tx, unified, definition()))) return false;
      if (unified) await noteTrend(tx, unified.after.unifiedNo, job.endedAt ?? clock.now());
      await putUnification(tx, toStored(job));
      const { caller, matched, unmatched, sharedKeys, rejected } = job;
      const details: AuditDetails = unified ? { matched, unmatched, sharedKeys, rejected } : {};
      const action = unified ? 'consent.unify' : 'consent.unifyFailed';
      await parts.audit.append(tx, { caller, action, subject: `unification:${job.id}`, details });
      return true;
    });
  }

  const waiting = (): Job | undefined => [...jobs.values()].find(({ state }) => state === 'Queued');

  async function start(caller: Caller): Promise<Job> {
    const before = waiting();
    if (before) return before;
    const { tenantId, userId, name } = caller;
    const asker = { tenantId, userId, name };
    const job: Job = { id: newId(), caller: asker, state: 'Queued', startedAt: clock.now(), ...NOTHING_YET };
    // Known before it is kept, so that a second click finds it.
    jobs.set(job.id, job);
    await keep(job).catch((error: unknown) => {
      jobs.delete(job.id);
      throw error;
    });
    void enqueue(job).catch((error: unknown) => log.error({ error: errorName(error) }, 'unification lost'));
    return job;
  }

  return {
    start: async (caller) => toView(await start(caller)),
    async find(id) {
      const live = id === undefined ? [...jobs.values()].at(-1) : jobs.get(id);
      if (live) return toView(live);
      const stored = await findUnification(sql, id);
      return stored && toView(fromStored(stored));
    },
    async unified() {
      while (!stopping && !(await isUnified(sql, definition()))) {
        const { id } = await start(parts.system);
        await going.get(id);
        const found = await findUnification(sql, id);
        if (found?.state === 'Failed') throw new Error(`Unification ${id} failed`);
      }
    },
    async resume() {
      for (const stored of await openUnifications(sql)) {
        const job: Job = { ...fromStored(stored), state: 'Queued' };
        jobs.set(job.id, job);
        void enqueue(job).catch((error: unknown) => log.error({ error: errorName(error) }, 'unification lost'));
      }
    },
    async stop() {
      stopping = true;
      await Promise.allSettled(going.values());
    },
  };
}

function toView({ caller: _asker, ...view }: Job): Unification {
  return view;
}

function toStored({ id, state, startedAt, ...body }: Job): StoredUnification {
  return { id, state, startedAt, body: JSON.stringify(body) };
}

function fromStored({ id, state, startedAt, body }: StoredUnification): Job {
  const { endedAt, failure, ...rest } = Body.parse(JSON.parse(body));
  return {
    ...{ ...rest, id, startedAt, state: state as Unification['state'] },
    ...(endedAt !== undefined && { endedAt }),
    ...(failure && { failure }),
  };
}
