import type { ScheduleTarget, When } from '../storage/settings.js';
import type { Caller } from './caller.js';
import { createLoop } from './schedules/loop.js';
import type { SchedulesParts } from './schedules/parts.js';
import { saveSchedule } from './schedules/save.js';
import { viewOf, viewsOf } from './schedules/show.js';
import { targetsIn } from './schedules/targets.js';

export type { SchedulesParts, ScheduleTarget, When };

/** `times`: local times of day, HH:MM, 1 to 4, on these days (1 Monday .. 7 Sunday), in this IANA time zone. `with`: at the end of each refresh of everything (enrichments only). */
export interface ScheduleInput {
  target: ScheduleTarget;
  when: When;
  /** Of an enrichment: the most records that a scheduled run may send without asking. */
  most?: number;
}

export interface ScheduleView {
  /** Absent: never made; then `when` is off. */
  id?: string;
  target: ScheduleTarget;
  /** Of the segment or enrichment; empty for everything. */
  name: string;
  when: When;
  /** The next three times, epoch milliseconds; empty where it is off, or fires with the refresh of everything. */
  next: number[];
  most?: number;
  /** Who has made it, and confirmed the number of records. */
  by?: string;
  /** It cannot fire: each of its times is one of the refresh of everything; or that has none (`with`); or what it refreshes is inactive. */
  never?: 'covered' | 'noRefresh' | 'inactive';
  /** When it fired last, and the refresh that it started. */
  last?: { slot: number; refresh: string };
}

/** When refreshes and enrichments run by themselves. One schedule for everything, and at most one for each segment and enrichment. */
export interface Schedules {
  /** Everything first, then segments and enrichments that have one, by name. */
  list(caller: Caller): Promise<ScheduleView[]>;
  /** @throws `notFound` */
  find(caller: Caller, target: ScheduleTarget): Promise<ScheduleView>;
  /** Everything, active segments, active enrichments: what a schedule can be made for. */
  targets(caller: Caller): Promise<{ target: ScheduleTarget; name: string }[]>;
  /**
   * Makes, changes or switches off (`when.kind` off). Administrators only, audited.
   * @throws `scheduleTimes`, `scheduleDays`, `timeZoneUnknown` {zone}, `scheduleNeverFires` {name}, `recordsMissing`, `notFound`
   * `shadowed`: other schedules that no longer fire by themselves because of this one.
   */
  save(caller: Caller, input: ScheduleInput): Promise<{ schedule: ScheduleView; shadowed: ScheduleView[] }>;
}

export interface ScheduleWork {
  start(): void;
  stop(): Promise<void>;
}

export function createSchedules(parts: SchedulesParts): Schedules & ScheduleWork {
  const { documents, access } = parts;
  const loop = createLoop(parts);

  return {
    async list(caller) {
      await access.require(caller, 'viewer');
      return viewsOf(parts);
    },
    async find(caller, target) {
      await access.require(caller, 'viewer');
      return viewOf(parts, target);
    },
    async targets(caller) {
      await access.require(caller, 'administrator');
      return targetsIn(documents.read());
    },
    async save(caller, input) {
      await access.require(caller, 'administrator');
      await saveSchedule(parts, caller, input);
      loop.wake();
      const others = input.target.kind === 'all' ? await viewsOf(parts) : [];
      return {
        schedule: await viewOf(parts, input.target),
        shadowed: others.filter(({ never }) => never === 'covered' || never === 'noRefresh'),
      };
    },
    start: () => loop.start(),
    stop: () => loop.stop(),
  };
}
