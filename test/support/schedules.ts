import { type Log, silentLog } from '../../services/log.js';
import type { RefreshWork } from '../../services/refresh.js';
import type { SchedulesParts } from '../../services/schedules/parts.js';
import { createSchedules, type Schedules, type ScheduleWork } from '../../services/schedules.js';
import type { Schedule, ScheduleTarget, Segment, When } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import { aConnection, anEnrichment } from './runs.js';
import { ADA, openTrust, type Trust } from './trust.js';

const MINUTE = 60_000;
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A refresh that was asked for by a schedule, as it is stored. */
export interface Asked {
  schedule: string;
  /** The moment that was planned, ISO 8601 to the minute. */
  slot: string;
  target: string;
}

/** Schedules over real storage; a refresh that is asked for is a row, so that it goes when its transaction does. */
export interface ScheduleHarness extends Trust {
  sql: Sql;
  schedules: Schedules & ScheduleWork;
  parts: SchedulesParts;
  /** Anything but undefined is thrown where a refresh is asked for. */
  refusal: { error?: Error };
  logged: string[];
  /** How often refreshes were woken. */
  woken(): number;
  asked(): Promise<Asked[]>;
  /** Kept as if it had been made at a moment: now, where it is left out. */
  keep(id: string, target: ScheduleTarget, when: When, changedAt?: number): Promise<void>;
  /** Another one over the same storage, started; `worker` waits until it has looked for the first time. */
  begin(change?: Partial<SchedulesParts>): Schedules & ScheduleWork;
  worker(change?: Partial<SchedulesParts>): Promise<Schedules & ScheduleWork>;
  /** Ends a worker as a process that is asked to. */
  end(worker: ScheduleWork): Promise<void>;
  /** Goes on from one to the next who sleeps; each has done its work before the clock moves on. */
  pass(ms: number): Promise<void>;
  /** The clock is set. */
  jump(ms: number): void;
  /** The clock is set to shortly before this moment, which then passes. */
  see(moment: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSchedules(startsAt?: string): Promise<ScheduleHarness> {
  const trust = await openTrust();
  const { storage, clock, access, changeSettings, newId } = trust;
  const { sql, documents } = storage;
  if (startsAt) clock.jump(Date.parse(startsAt) - clock.now());
  await sql.write((tx) => tx.run('CREATE TABLE asked (id VARCHAR, schedule VARCHAR, slot BIGINT, target VARCHAR)'));
  await documents.update((draft) => {
    draft.connections.push(aConnection());
    draft.enrichments.push(anEnrichment());
    draft.segments.push(aSegment('readers', 'Readers'));
  });
  const refusal: ScheduleHarness['refusal'] = {};
  const logged: string[] = [];
  let wakes = 0;
  let ids = 0;
  const refresh: Pick<RefreshWork, 'request' | 'wake'> = {
    async request(tx, { target, startedBy, caller }) {
      if (refusal.error) throw refusal.error;
      if (startedBy.by !== 'schedule' || caller !== system) throw new Error('asked in the name of somebody else');
      const id = `refresh-${++ids}`;
      const row = [id, startedBy.schedule, startedBy.slot, JSON.stringify(target)];
      await tx.run('INSERT INTO asked VALUES ($1, $2, $3, $4)', row);
      return id;
    },
    wake: () => void wakes++,
  };
  const system = { tenantId: 'contoso', userId: 'system', name: 'Enrichment Steward' };
  const log: Log = { ...silentLog, warn: (_, text) => logged.push(text), error: (_, text) => logged.push(text) };
  const parts = { documents, sql, access, changeSettings, clock, newId, log, refresh, system };
  const workers = new Set<ScheduleWork>();
  let oneEnds = () => {};

  function begin(change?: Partial<SchedulesParts>): Schedules & ScheduleWork {
    const worker = createSchedules({ ...parts, ...change });
    workers.add(worker);
    worker.start();
    return worker;
  }

  async function end(worker: ScheduleWork): Promise<void> {
    workers.delete(worker);
    oneEnds();
    await worker.stop();
  }

  async function allAsleep(): Promise<void> {
    for (let size = -1; size !== workers.size; ) {
      size = workers.size;
      const ended = new Promise<void>((resolve) => {
        oneEnds = resolve;
      });
      await Promise.race([clock.asleep(size), ended]);
    }
  }

  async function pass(ms: number): Promise<void> {
    const until = clock.now() + ms;
    while (clock.now() < until) {
      await allAsleep();
      await clock.advance(Math.min(clock.nextWake() ?? until, until) - clock.now());
    }
    await allAsleep();
  }

  return {
    ...{ ...trust, sql, schedules: createSchedules(parts), parts, refusal, logged, end },
    woken: () => wakes,
    async asked() {
      const rows = await sql.all('SELECT schedule, slot, target FROM asked ORDER BY slot, id');
      return rows.map(({ schedule, slot, target }) => ({
        schedule: String(schedule),
        slot: new Date(Number(slot)).toISOString().slice(0, 16),
        target: String(target),
      }));
    },
    async keep(id, target, when, changedAt = clock.now()) {
      const { name, ...by } = ADA;
      const schedule: Schedule = { id, target, when, by: { ...by, name }, changedAt };
      await documents.update((draft) => {
        draft.schedules = [...draft.schedules.filter((each) => each.id !== id), schedule];
      });
    },
    begin,
    async worker(change) {
      const worker = begin(change);
      await allAsleep();
      return worker;
    },
    pass,
    jump: (ms) => clock.jump(ms),
    see(moment) {
      clock.jump(Date.parse(moment) - minutes(3) - clock.now());
      return pass(minutes(5));
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.stop()));
      await trust.audit.settled();
      await storage.close();
    },
  };
}

export const minutes = (count: number): number => count * MINUTE;

export function aSegment(id: string, name: string): Segment {
  const times = { createdAt: 1, createdBy: 'ada', changedAt: 1 };
  return { id, name, rule: { kind: 'all', of: [] }, kind: 'dynamic', active: true, ...times };
}

/** Every day at these times in Amsterdam, unless told otherwise. */
export const at = (times: string[], more: { days?: number[]; timeZone?: string } = {}): When => ({
  ...{ kind: 'times', times, days: EVERY_DAY, timeZone: 'Europe/Amsterdam' },
  ...more,
});

export const EVERYTHING: ScheduleTarget = { kind: 'all' };
export const READERS: ScheduleTarget = { kind: 'segment', id: 'readers' };
export const COMPANIES: ScheduleTarget = { kind: 'enrichment', id: 'enrichment' };
