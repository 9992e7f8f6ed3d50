import { areEntered, enterFire, noteRefresh } from '../../storage/scheduleFires.js';
import type { Schedule } from '../../storage/settings.js';
import type { Writer } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import type { RefreshTarget } from '../refresh.js';
import { neverOf } from './coverage.js';
import type { SchedulesParts } from './parts.js';
import { DAY, type Slot, slotsBetween, WEEK } from './slots.js';

/** What was missed within this time before one that fires never fires later, also when clocks go back. */
const FORGOTTEN = 2 * DAY;

/** What has come of a schedule since it was changed. */
interface Due {
  /** The newest, and others of the same moment: planned in one gap of the clocks. */
  newest: Slot[];
  /** Those before. */
  passed: Slot[];
  /** The moment of the next one. */
  next: number;
}

/** Undefined: it is off, or goes with the refresh of everything. */
export function dueOf({ when, changedAt }: Schedule, now: number): Due | undefined {
  if (when.kind !== 'times') return undefined;
  const around = slotsBetween(when, now - WEEK, now + WEEK);
  const come = around.filter(({ at }) => at <= now && at > changedAt);
  const moment = come.at(-1)?.at ?? 0;
  return {
    newest: come.filter(({ at }) => at === moment),
    passed: come.filter(({ at }) => at < moment && at > moment - FORGOTTEN),
    next: around.find(({ at }) => at > now)?.at ?? now + WEEK,
  };
}

/** Resolves to whether a refresh was asked for. What is due is entered and asked for in one transaction: after a crash there are both or neither. */
export async function fireDue(parts: SchedulesParts, { id }: Schedule, { newest }: Due): Promise<boolean> {
  const names = newest.map(({ planned }) => planned);
  if (names.length === 0 || (await areEntered(parts.sql, id, names))) return false;
  try {
    return await parts.sql.write((tx) => fire(parts, tx, id));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // An answer, not a fault (there is nothing to refresh): asking each minute would change nothing.
    parts.log.warn({ schedule: id, code: error.code }, 'A schedule was refused');
    await parts.sql.write((tx) => enterDue(parts, tx, id));
    return false;
  }
}

async function fire(parts: SchedulesParts, tx: Writer, id: string): Promise<boolean> {
  const { schedule, fresh } = await enterDue(parts, tx, id);
  if (!schedule || fresh.length === 0) return false;
  if (neverOf(parts.documents.read(), schedule, parts.clock.now())) return false;
  for (const slot of fresh) await ask(parts, tx, schedule, slot);
  return true;
}

async function ask({ refresh, system }: SchedulesParts, tx: Writer, schedule: Schedule, slot: Slot): Promise<void> {
  const startedBy = { by: 'schedule' as const, schedule: schedule.id, slot: slot.at };
  const refreshId = await refresh.request(tx, { target: targetOf(schedule), startedBy, caller: system });
  await noteRefresh(tx, { scheduleId: schedule.id, planned: slot.planned }, refreshId);
}

/** Looks again, where nobody else can come between, and enters all that has come. `fresh`: the newest, unless they were entered before. */
async function enterDue(
  { documents, clock }: SchedulesParts,
  tx: Writer,
  id: string,
): Promise<{ schedule?: Schedule; fresh: Slot[] }> {
  const schedule = documents.read().schedules.find((each) => each.id === id);
  const due = schedule && dueOf(schedule, clock.now());
  if (!due) return { fresh: [] };
  const enter = ({ at, planned }: Slot) => enterFire(tx, { scheduleId: id, planned, at }, clock.now());
  for (const slot of due.passed) await enter(slot);
  const fresh: Slot[] = [];
  for (const slot of due.newest) if (await enter(slot)) fresh.push(slot);
  return { schedule, fresh };
}

const targetOf = ({ target }: Schedule): RefreshTarget => (target.kind === 'all' ? target : { ...target, only: true });
